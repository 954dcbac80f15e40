import { pine } from '../figures.ts'
import { at, disc, halftone, palette as p, poly, rect, ridge, type Scene, shape, times } from '../ink.ts'

export const nightTrain: Scene = (sheet) => {
  const car = (x: number, y: number, scale: number, first = false) =>
    at(
      x,
      y,
      shape(first ? 'M0 0 L0 -150 L500 -150 Q610 -140 640 -20 L640 0 Z' : 'M0 0 L0 -150 L600 -150 L600 0 Z', p.brick) +
        rect(0, -40, 600, 12, p.ochre) +
        times(7, (i) => rect(26 + i * 70, -122, 48, 56, i === 2 || (i === 5 && !first) ? p.night : p.sand, 8)) +
        (first ? shape('M534 -122 Q588 -112 606 -66 L534 -66 Z', p.chalk) : '') +
        rect(-20, -6, 640, 16, p.ink) +
        times(4, (i) => disc(70 + i * 150, 16, 22, p.ink)),
      { scale, turn: -4 },
    )
  return (
    rect(0, 0, 1800, 1200, p.night) +
    halftone([0, 0, 1800, 760], p.navy, (_, v) => 0.1 + v * 0.9) +
    disc(1390, 240, 120, p.chalk) +
    disc(1340, 215, 104, p.night) +
    times(60, () => disc(sheet.random() * 1800, sheet.random() * 520, 1.5 + sheet.random() * 3, p.chalk)) +
    ridge(sheet, 620, 90, 5, p.steel) +
    ridge(sheet, 700, 40, 6, p.navy) +
    times(24, (i) => pine(i * 80 - 20, 800 + (i % 3) * 20, 190 + ((i * 37) % 90), p.ink)) +
    rect(0, 790, 1800, 410, p.mist) +
    halftone([0, 790, 1800, 410], p.steel, (u, v) => 0.7 * v + 0.25 * (1 - u)) +
    poly([0, 926, 1800, 800, 1800, 822, 0, 956], p.ink) +
    times(22, (i) =>
      poly(
        [20 + i * 76, 992 - i * 5.3, 66 + i * 76, 989 - i * 5.3, 40 + i * 80, 1090 - i * 4, -20 + i * 80, 1094 - i * 4],
        p.sand,
      ).replace('/>', ' opacity="0.75"/>'),
    ) +
    car(-150, 932, 0.96) +
    car(450, 890, 0.96) +
    car(1050, 848, 0.96, true) +
    poly([1665, 790, 1800, 740, 1800, 850], p.sand) +
    pine(140, 1200, 420, p.ink) +
    pine(300, 1240, 330, p.night) +
    pine(1700, 1240, 460, p.ink)
  )
}
