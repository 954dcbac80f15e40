import { person } from '../figures.ts'
import { disc, halftone, palette as p, poly, rect, type Scene, shape, times } from '../ink.ts'

export const cornerShop: Scene = () => {
  const stripes = times(14, (i) => {
    const fill = i % 2 ? p.chalk : p.brick
    return (
      poly([330 + i * 82, 330, 412 + i * 82, 330, 400 + i * 86, 480, 314 + i * 86, 480], fill) +
      shape(`M${314 + i * 86} 478 h86 a43 40 0 0 1 -86 0 Z`, fill)
    )
  })
  const crate = (x: number, y: number, fruit: string) =>
    times(5, (i) => disc(x + 30 + i * 40, y - 6, 26, fruit)) +
    rect(x, y, 220, 84, p.ochre) +
    rect(x, y + 24, 220, 6, p.clay) +
    rect(x, y + 54, 220, 6, p.clay)
  const shelf = (y: number) =>
    rect(980, y, 420, 8, p.ink) +
    times(9, (i) =>
      rect(
        992 + i * 45,
        y - 70 + (i % 3) * 10,
        30,
        70 - (i % 3) * 10,
        [p.clay, p.sage, p.chalk, p.steel][i % 4] ?? p.clay,
        6,
      ),
    )
  return (
    rect(0, 0, 1800, 1200, p.sand) +
    halftone([0, 0, 1800, 1020], p.clay, (u, v) => 0.5 * (1 - u) * (1 - v * 0.5)) +
    rect(270, 120, 1280, 900, p.steel) +
    rect(330, 170, 1160, 130, p.night) +
    rect(390, 222, 620, 22, p.ochre) +
    rect(1040, 222, 330, 22, p.sand) +
    rect(330, 480, 1160, 540, p.ink) +
    rect(950, 540, 480, 400, p.night) +
    shelf(650) +
    shelf(760) +
    shelf(870) +
    rect(380, 560, 250, 440, p.mist, 14) +
    rect(404, 590, 202, 330, p.chalk, 8) +
    times(
      3,
      (r) =>
        times(4, (c) =>
          rect(418 + c * 46, 640 + r * 100, 32, 54, [p.ochre, p.sage, p.brick, p.steel][(r + c) % 4] ?? p.ochre, 6),
        ) + rect(404, 696 + r * 100, 202, 6, p.steel),
    ) +
    poly([380, 1000, 630, 1000, 760, 1120, 250, 1120], p.chalk).replace('/>', ' opacity="0.35"/>') +
    stripes +
    rect(0, 1020, 1800, 180, p.clay) +
    halftone([0, 1020, 1800, 180], p.brick, (_, v) => 0.25 + v * 0.6) +
    person(790, 960, p.ochre, { scale: 1.75, skin: p.blush }) +
    rect(680, 850, 250, 170, p.brick) +
    rect(660, 836, 290, 22, p.sand) +
    crate(1010, 960, p.clay) +
    crate(1250, 960, p.sage) +
    crate(1130, 872, p.ochre) +
    person(1590, 1090, p.night, { scale: 1.8, skirt: true })
  )
}
