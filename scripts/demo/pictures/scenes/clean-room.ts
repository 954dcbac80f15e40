import { person } from '../figures.ts'
import { at, halftone, line, palette as p, poly, rect, ring, type Scene, shape, times } from '../ink.ts'

export const cleanRoom: Scene = () => {
  const bay = (i: number) => {
    const t = i / 6
    const near = 1 - t
    const left = 60 + t * 640
    const top = 200 + t * 250
    const low = 1180 - t * 420
    const width = 170 * near + 26
    return (
      poly(
        [
          left,
          top + 120 * near,
          left + width,
          top + 140 * near + 10,
          left + width,
          low - 120 * near,
          left,
          low - 40 * near,
        ],
        i % 2 ? p.chalk : p.mist,
      ) +
      poly(
        [
          left + width * 0.2,
          top + 210 * near,
          left + width * 0.75,
          top + 214 * near,
          left + width * 0.75,
          top + 330 * near,
          left + width * 0.2,
          top + 330 * near,
        ],
        p.night,
      )
    )
  }
  const bays = times(6, bay)
  const suit = (x: number, y: number, scale: number, flip = false) =>
    person(x, y, p.chalk, { scale, flip }) +
    at(x, y, rect(-15, -198, 32, 16, p.ink, 6) + shape('M-26 -180 Q0 -150 26 -180 L30 -150 L-30 -150 Z', p.chalk), {
      scale,
      flip,
    })
  return (
    rect(0, 0, 1800, 1200, p.ochre) +
    poly([0, 0, 1800, 0, 1060, 420, 740, 420], p.sand) +
    times(6, (i) =>
      poly([160 + i * 270, 0, 290 + i * 270, 0, 920 + i * 22 - 56, 400, 908 + i * 22 - 56, 400], p.chalk),
    ) +
    poly([0, 1200, 1800, 1200, 1060, 740, 740, 740], p.clay) +
    times(9, (i) => line(900 + (i - 4) * 36, 740, 900 + (i - 4) * 320, 1200, p.brick, 4)) +
    times(5, (i) => line(740 - i * i * 44, 760 + i * i * 26, 1060 + i * i * 44, 760 + i * i * 26, p.brick, 4)) +
    rect(740, 420, 320, 320, p.sand) +
    rect(800, 480, 90, 260, p.chalk) +
    rect(910, 480, 90, 260, p.chalk) +
    bays +
    at(1800, 0, bays, { flip: true }) +
    halftone([0, 0, 700, 1200], p.brick, (u, v) => 0.5 * (1 - u) * (0.4 + Math.abs(v - 0.5))) +
    `<g transform="translate(1800 0) scale(-1 1)">${halftone([0, 0, 700, 1200], p.brick, (u, v) => 0.5 * (1 - u) * (0.4 + Math.abs(v - 0.5)))}</g>` +
    line(0, 60, 860, 430, p.navy, 14) +
    at(330, 190, rect(-70, 0, 150, 120, p.navy, 14) + rect(-46, 30, 100, 60, p.steel, 8)) +
    at(640, 330, rect(-34, 0, 70, 58, p.navy, 8)) +
    suit(900, 860, 1) +
    suit(1120, 1060, 1.9, true) +
    at(1040, 820, rect(-60, -50, 110, 90, p.navy, 8) + ring(-6, -4, 28, p.mist, 6))
  )
}
