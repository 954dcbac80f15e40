import { at, halftone, palette as p, poly, rect, ring, type Scene, stroke, times } from '../ink.ts'

export const crossword: Scene = (sheet) => {
  const black = new Set<string>()
  for (let i = 0; i < 22; i++) {
    const r = Math.floor(sheet.random() * 11)
    const c = Math.floor(sheet.random() * 11)
    black.add(`${r},${c}`)
    black.add(`${10 - r},${10 - c}`)
  }
  const grid = times(11, (r) =>
    times(
      11,
      (c) =>
        rect(c * 100 + 3, r * 100 + 3, 94, 94, black.has(`${r},${c}`) ? p.ink : p.chalk) +
        (!black.has(`${r},${c}`) && (r * 7 + c) % 9 === 0 ? rect(c * 100 + 12, r * 100 + 12, 14, 20, p.brick) : '') +
        (!black.has(`${r},${c}`) && r > 2 && r < 6 && (c + r) % 2 === 0
          ? [
              stroke(`M${c * 100 + 34} ${r * 100 + 76} l20 -50 l20 50 m-32 -16 h24`, p.navy, 8),
              ring(c * 100 + 52, r * 100 + 54, 22, p.navy, 8),
              stroke(`M${c * 100 + 34} ${r * 100 + 30} h36 m-18 0 v46`, p.navy, 8),
            ][(r * 5 + c) % 3]
          : ''),
    ),
  )
  return (
    rect(0, 0, 1400, 1400, p.ochre) +
    halftone([0, 0, 1400, 1400], p.clay, (u, v) => 0.7 * (u + v - 0.5)) +
    at(
      180,
      160,
      halftone([30, 40, 1140, 1140], p.brick, () => 0.8, 14) +
        rect(-40, -40, 1180, 1180, p.paper) +
        rect(-4, -4, 1108, 1108, p.ink) +
        grid,
      { turn: -7 },
    ) +
    at(
      1020,
      930,
      halftone([-40, -40, 640, 120], p.brick, () => 0.6, 14) +
        poly([0, 0, 110, -34, 110, 34], p.sand) +
        poly([0, 0, 36, -11, 36, 11], p.ink) +
        rect(110, -34, 420, 68, p.brick) +
        rect(110, -12, 420, 24, p.clay) +
        rect(530, -34, 50, 68, p.mist) +
        rect(580, -34, 90, 68, p.blush, 16),
      { turn: 38 },
    )
  )
}
