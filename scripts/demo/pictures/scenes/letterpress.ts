import { at, halftone, palette as p, rect, type Scene, stroke, times } from '../ink.ts'

export const letterpress: Scene = (sheet) => {
  const glyphs = [
    'M18 74 L44 14 L70 74 M28 54 H60',
    'M24 14 V74 M24 14 H50 Q68 16 66 32 Q64 44 46 44 H24 M46 44 Q72 46 70 60 Q68 74 48 74 H24',
    'M66 24 Q44 6 26 24 Q14 44 26 62 Q44 82 66 62',
    'M24 74 V14 H64 M24 44 H54',
    'M22 14 V74 M66 14 V74 M22 44 H66',
    'M20 74 V16 L44 52 L68 16 V74',
    'M66 22 Q44 6 28 20 Q20 36 44 44 Q70 52 62 68 Q44 80 22 64',
    'M20 16 H68 M44 16 V74',
    'M22 14 V56 Q26 74 44 74 Q64 74 66 56 V14',
    'M24 74 V14 L64 74 V14',
  ]
  const sort = (x: number, y: number, ink: string) =>
    rect(x, y, 88, 88, p.mist, 4) +
    rect(x + 70, y, 18, 88, p.steel) +
    at(x, y, stroke(glyphs[Math.floor(sheet.random() * glyphs.length)] ?? '', ink, 12), { flip: false })
  const cells = times(7, (r) =>
    times(11, (c) => {
      const x = 60 + c * 158
      const y = 50 + r * 160
      const full = sheet.random()
      return (
        rect(x, y, 146, 148, p.brick) +
        rect(x, y, 146, 16, p.ink) +
        rect(x, y, 14, 148, p.ink) +
        (full < 0.82
          ? at(x + 26, y + 34, sort(0, 0, full < 0.15 ? p.brick : p.ink), { turn: (sheet.random() - 0.5) * 16 })
          : '') +
        (full < 0.35 ? at(x + 40, y + 22, sort(0, 0, p.ink), { turn: 6 + sheet.random() * 10, scale: 0.95 }) : '')
      )
    }),
  )
  return (
    rect(0, 0, 1800, 1200, p.clay) +
    cells +
    halftone([0, 0, 1800, 1200], p.ink, (u, v) => Math.max(0, 0.75 * (u + v) - 0.75)) +
    at(
      330,
      640,
      halftone([20, 40, 1130, 190], p.ink, () => 0.9, 13) +
        rect(0, 0, 1120, 190, p.steel, 8) +
        rect(0, 150, 1120, 40, p.navy) +
        rect(0, 0, 40, 190, p.navy) +
        times(11, (i) => sort(56 + i * 92, 54, p.ink)) +
        rect(1066, 20, 50, 140, p.ochre),
      { turn: -8 },
    )
  )
}
