import { gull } from '../figures.ts'
import {
  at,
  disc,
  halftone,
  line,
  palette as p,
  poly,
  ridge,
  type Scene,
  shape,
  sky,
  stroke,
  times,
  within,
} from '../ink.ts'

export const riceTerraces: Scene = (sheet) => {
  const steps = times(9, (i) => {
    const y = 470 + i * 82 + i * i * 1.2
    const bend = (i % 2 ? 1 : -1) * (46 + i * 7)
    const d = `M-20 ${y + bend} C380 ${y - 70} 640 ${y + 110} 960 ${y + 10} S1500 ${y - bend} 1820 ${y + bend * 0.4} L1820 1260 L-20 1260 Z`
    const water = i % 3 === 1
    const hole = shape(d, p.ink)
    const seedlings = water
      ? halftone([0, y - 60, 1800, 240], p.chalk, (u, v) => (v > 0.2 ? 0.14 + 0.12 * Math.sin(u * 14) : 0), 28)
      : times(4, (k) =>
          stroke(
            `M-20 ${y + bend + 26 + k * 17} C380 ${y - 44 + k * 17} 640 ${y + 136 + k * 17} 960 ${y + 36 + k * 17} S1500 ${y - bend + 26 + k * 17} 1820 ${y + bend * 0.4 + 26 + k * 17}`,
            i % 2 ? p.moss : p.ochre,
            4,
          ),
        )
    return shape(d, water ? p.mist : i % 2 ? p.sage : p.sand) + within(hole, seedlings) + stroke(d, p.moss, 10)
  })
  const farmer = (x: number, y: number, scale: number) =>
    at(
      x,
      y,
      stroke('M0 0 L-4 -70 M26 0 L10 -70', p.ink, 18) +
        stroke('M0 -70 Q30 -130 86 -120', p.brick, 46) +
        disc(112, -112, 20, p.ink) +
        poly([66, -104, 118, -168, 164, -96], p.chalk) +
        line(84, -110, 96, -20, p.ink, 12),
      { scale },
    )
  return (
    sky(sheet, 620, p.blush, p.ochre, 0.5) +
    disc(1330, 200, 100, p.chalk) +
    ridge(sheet, 330, 70, 5, p.mist) +
    ridge(sheet, 420, 60, 6, p.steel) +
    steps +
    farmer(520, 800, 1.2) +
    farmer(760, 830, 1.1) +
    farmer(1240, 1070, 1.7) +
    gull(300, 170, 30, p.ink) +
    gull(390, 210, 22, p.ink)
  )
}
