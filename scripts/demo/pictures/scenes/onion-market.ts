import { at, disc, halftone, line, palette as p, poly, rect, type Scene, shape, stroke, times } from '../ink.ts'

export const onionMarket: Scene = (sheet) => {
  const onion = (x: number, y: number, size: number, skin: string) =>
    shape(
      `M${x} ${y - size * 1.35} Q${x + size * 0.2} ${y - size * 0.85} ${x + size * 0.8} ${y - size * 0.5} Q${x + size * 1.25} ${y + size * 0.2} ${x + size * 0.5} ${y + size * 0.8} Q${x} ${y + size} ${x - size * 0.5} ${y + size * 0.8} Q${x - size * 1.25} ${y + size * 0.2} ${x - size * 0.8} ${y - size * 0.5} Q${x - size * 0.2} ${y - size * 0.85} ${x} ${y - size * 1.35} Z`,
      skin,
    ) +
    stroke(
      `M${x} ${y - size} Q${x - size * 0.9} ${y} ${x - size * 0.1} ${y + size * 0.8} M${x} ${y - size} Q${x + size * 0.9} ${y} ${x + size * 0.1} ${y + size * 0.8}`,
      p.ink,
      2,
    )
  const heap = times(9, (r) =>
    times(18 - r, (c) =>
      onion(
        110 + c * 100 + r * 50 + (sheet.random() - 0.5) * 22,
        1190 - r * 72,
        52 + sheet.random() * 10,
        [p.brick, p.clay, p.blush, p.clay][Math.floor(sheet.random() * 4)] ?? p.clay,
      ),
    ),
  )
  return (
    rect(0, 0, 1800, 1200, p.sand) +
    times(9, (i) =>
      poly([i * 230 - 60, 0, i * 230 + 60, 0, i * 230 + 60, 110, i * 230 - 60, 110], i % 2 ? p.moss : p.chalk),
    ) +
    times(15, (i) => shape(`M${i * 120} 108 h120 a60 56 0 0 1 -120 0 Z`, i % 2 ? p.chalk : p.moss)) +
    rect(0, 0, 1800, 110, p.moss) +
    halftone([0, 160, 1800, 700], p.ochre, (u, v) => 0.7 * v * (1 - Math.abs(u - 0.5))) +
    heap +
    line(900, 120, 900, 250, p.ink, 12) +
    disc(900, 250, 22, p.ink) +
    at(900, 262, line(-330, 20, 330, -20, p.ink, 16), {}) +
    stroke('M570 282 L470 470 M570 282 L670 470 M1230 242 L1130 430 M1230 242 L1330 430', p.ink, 5) +
    shape('M440 470 h260 a130 70 0 0 1 -260 0 Z', p.steel) +
    shape('M1100 430 h260 a130 70 0 0 1 -260 0 Z', p.steel) +
    onion(520, 440, 44, p.brick) +
    onion(610, 440, 48, p.clay) +
    onion(566, 380, 44, p.blush) +
    rect(1180, 340, 100, 92, p.ink, 8) +
    rect(1208, 318, 44, 26, p.ink, 8)
  )
}
