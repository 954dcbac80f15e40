import { hand } from '../figures.ts'
import { at, disc, halftone, palette as p, poly, rect, type Scene, stroke, times, within } from '../ink.ts'

export const wafer: Scene = (sheet) => {
  const dies = times(22, (r) =>
    times(22, (c) => {
      const x = 420 + c * 50
      const y = 80 + r * 50
      const glow = Math.sin((c + r) * 0.33) + (sheet.random() - 0.5) * 0.5
      const fill =
        glow > 0.75 ? p.chalk : glow > 0.25 ? p.ochre : glow > -0.3 ? p.clay : glow > -0.75 ? p.steel : p.navy
      return (
        rect(x, y, 46, 46, fill) +
        rect(x + 8, y + 8, 14, 30, p.ink).replace('/>', ' opacity="0.2"/>') +
        rect(x + 28, y + 8, 10, 12, p.chalk).replace('/>', ' opacity="0.35"/>')
      )
    }),
  )
  return (
    rect(0, 0, 1800, 1200, p.night) +
    halftone([0, 0, 1800, 1200], p.navy, (u, v) => 1.1 - 1.7 * Math.hypot(u - 0.52, v - 0.5)) +
    disc(964, 644, 530, p.ink) +
    disc(960, 620, 530, p.mist) +
    within(
      `<circle cx="960" cy="620" r="508"/>`,
      rect(400, 80, 1120, 1100, p.steel) +
        dies +
        poly([380, 900, 1250, 60, 1400, 60, 420, 1010], p.chalk).replace('/>', ' opacity="0.22"/>'),
    ) +
    poly([936, 1156, 984, 1156, 960, 1118], p.night) +
    hand(300, 1060, p.chalk, p.steel, { turn: 52, scale: 1.15 }) +
    at(470, 900, stroke('M-60 70 L60 -60', p.chalk, 44))
  )
}
