import { line, oval, palette as p, poly, type Scene, times } from '../ink.ts'
import { branch, diver, fish, seaLight } from '../underwater.ts'

export const coralNursery: Scene = ({ random }) =>
  seaLight(p.night) +
  times(3, (t) => {
    const x = 380 + t * 520
    return (
      oval(x, 110, 70, 44, p.ochre) +
      line(x, 150, x, 1120, p.chalk, 14) +
      poly([x - 70, 1120, x + 70, 1120, x + 90, 1200, x - 90, 1200], p.ink) +
      times(
        5,
        (r) =>
          line(x - 190 + r * 12, 290 + r * 165, x + 190 - r * 12, 290 + r * 165, p.chalk, 11) +
          times(4, (c) => {
            const fx = x - 165 + r * 10 + c * (110 - r * 6)
            const top = 290 + r * 165
            return (
              line(fx, top, fx, top + 34, p.ink, 3) +
              branch(
                fx,
                top + 34,
                24 + random() * 10,
                1.57,
                [p.clay, p.ochre, p.blush][(c + r + t) % 3] ?? p.clay,
                random,
                2,
              )
            )
          }),
      )
    )
  }) +
  diver(1180, 700, 0.9, true) +
  fish(120, 460, 0.9, p.blush) +
  fish(1640, 900, 0.8, p.ochre, true) +
  fish(640, 980, 0.7, p.blush)
