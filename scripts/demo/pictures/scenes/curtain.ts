import { person } from '../figures.ts'
import { disc, halftone, line, oval, palette as p, poly, rect, type Scene, shape, times, within } from '../ink.ts'

export const curtain: Scene = () => {
  const folds = (side: number) =>
    times(9, (i) => {
      const outer = side < 0 ? i * 88 : 1800 - i * 88
      const bottom = side < 0 ? i * 62 : 1800 - i * 62
      const d = `M${outer} 120 C${outer - side * 10} 500 ${bottom - side * 20} 760 ${bottom} 980 L${bottom - side * 70} 1000 C${bottom - side * 60} 740 ${outer - side * 100} 520 ${outer - side * 92} 120 Z`
      return shape(d, i % 2 ? p.brick : p.clay)
    })
  const light = poly([860, 0, 940, 0, 1240, 960, 560, 960], p.sand)
  const heads = times(13, (i) => {
    const x = 20 + i * 148
    const y = 1150 + (i % 2) * 26
    return (
      disc(x, y - 64, 46, p.ink) +
      shape(`M${x - 84} 1210 Q${x - 76} ${y - 14} ${x} ${y - 16} Q${x + 76} ${y - 14} ${x + 84} 1210 Z`, p.ink)
    )
  })
  return (
    rect(0, 0, 1800, 1200, p.night) +
    light.replace('/>', ' opacity="0.28"/>') +
    rect(0, 930, 1800, 90, p.ochre) +
    oval(900, 950, 340, 46, p.sand) +
    person(900, 965, p.ink, { scale: 1.75, skirt: true }) +
    line(950, 790, 1010, 700, p.ink, 26) +
    folds(-1) +
    folds(1) +
    within(
      rect(0, 0, 1800, 1000, p.ink),
      halftone([0, 100, 640, 900], p.ink, (u, v) => 0.75 * (1 - u) * (0.4 + v)) +
        halftone([1160, 100, 640, 900], p.ink, (u, v) => 0.75 * u * (0.4 + v)),
    ) +
    rect(0, 0, 1800, 130, p.brick) +
    times(
      12,
      (i) =>
        shape(`M${i * 150} 126 h150 a75 78 0 0 1 -150 0 Z`, i % 2 ? p.clay : p.brick) +
        rect(i * 150 + 68, 196, 14, 40, p.ochre),
    ) +
    rect(0, 1010, 1800, 190, p.brick) +
    halftone([0, 1040, 1800, 160], p.ink, (_, v) => 0.3 + v * 0.5) +
    rect(0, 1010, 1800, 30, p.clay) +
    times(11, (i) => shape(`M${90 + i * 160} 1012 a28 28 0 0 1 56 0 Z`, p.sand)) +
    heads
  )
}
