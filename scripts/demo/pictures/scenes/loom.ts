import { hand } from '../figures.ts'
import { at, halftone, line, palette as p, rect, type Scene, shape, stroke, times } from '../ink.ts'

export const loom: Scene = () => {
  const size = 1400
  const motif = (r: number, c: number) =>
    Math.abs((c % 16) - 8) + (r % 12) < 8 ? 2 : Math.abs((c % 16) - 8) === r % 12 ? 1 : (r + c) % 2 ? 0 : 3
  const cloth = times(34, (r) =>
    times(56, (c) => rect(c * 25, 690 + r * 21, 24, 20, [p.brick, p.ochre, p.navy, p.clay][motif(r, c)] ?? p.brick)),
  )
  const warp = times(112, (i) => line(i * 12.5 + 6, 0, i * 12.5 + 6, 690, i % 2 ? p.chalk : p.sand, 4))
  return (
    rect(0, 0, size, size, p.night) +
    halftone([0, 0, size, 690], p.navy, (_, v) => 0.2 + v * 0.7) +
    warp +
    rect(0, 120, size, 46, p.clay) +
    rect(0, 320, size, 46, p.clay) +
    times(56, (i) => line(i * 25 + 12, 166, i * 25 + 12, 320, p.ink, 3)) +
    cloth +
    rect(0, 560, size, 60, p.ochre) +
    times(70, (i) => line(i * 20 + 10, 566, i * 20 + 10, 690, p.ink, 4)) +
    rect(0, 676, size, 18, p.ink) +
    stroke('M0 640 H500', p.brick, 8) +
    at(
      640,
      640,
      shape('M-180 0 Q-90 -54 0 -54 Q90 -54 180 0 Q90 54 0 54 Q-90 54 -180 0 Z', p.sand) +
        rect(-90, -24, 180, 48, p.brick, 20) +
        times(7, (i) => line(-72 + i * 24, -24, -66 + i * 24, 24, p.clay, 4)),
    ) +
    hand(1010, 760, p.clay, p.chalk, { turn: -52, scale: 1.05 })
  )
}
