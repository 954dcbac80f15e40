import { at, disc, halftone, line, palette as p, poly, rect, ring, type Scene, stroke, times } from '../ink.ts'

export const repairBench: Scene = (sheet) => {
  const screw = (x: number, y: number) => disc(x, y, 15, p.mist) + line(x - 9, y, x + 9, y, p.ink, 4)
  const board =
    rect(-120, -300, 240, 600, p.moss, 18) +
    times(7, (i) => rect(-90 + (i % 2) * 96, -260 + i * 76, 74 - (i % 3) * 14, 52, i % 3 ? p.ink : p.ochre, 4)) +
    times(16, (i) => line(-106 + (i % 4) * 60, -280 + i * 34, -76 + (i % 4) * 60, -280 + i * 34, p.sage, 5))
  const driver =
    rect(-34, -330, 68, 300, p.brick, 26) +
    times(3, (i) => rect(-18 + i * 14, -310, 7, 250, p.clay)) +
    rect(-10, -36, 20, 330, p.mist) +
    poly([-10, 294, 10, 294, 5, 330, -5, 330], p.steel)
  return (
    rect(0, 0, 1800, 1200, p.navy) +
    times(15, (i) => line(i * 130, 0, i * 130, 1200, p.steel, 2)) +
    times(10, (i) => line(0, i * 130, 1800, i * 130, p.steel, 2)) +
    halftone([0, 0, 1800, 1200], p.night, (u, v) => Math.max(0, Math.hypot(u - 0.5, v - 0.5) * 1.6 - 0.35)) +
    at(
      360,
      600,
      rect(-190, -390, 380, 780, p.ink, 50) +
        rect(-164, -364, 328, 728, p.steel, 32) +
        poly([-40, -364, 164, -364, 164, -40], p.mist) +
        stroke('M-164 -200 L-60 -120 L-90 -20 L40 60 L10 180 L164 260 M-60 -120 L60 -180 M40 60 L150 20', p.chalk, 6),
    ) +
    at(790, 600, rect(-150, -350, 300, 700, p.mist, 40) + rect(-128, -328, 256, 656, p.chalk, 26)) +
    at(790, 600, board) +
    at(
      1140,
      480,
      rect(-110, -240, 220, 480, p.ochre, 16) +
        rect(-110, -240, 220, 80, p.ink, 16) +
        line(-40, -60, 40, -60, p.ink, 14) +
        line(-40, 90, 40, 90, p.ink, 14) +
        line(0, 50, 0, 130, p.ink, 14),
    ) +
    at(
      1140,
      880,
      rect(-90, -90, 180, 180, p.ink, 24) +
        disc(-30, -30, 38, p.steel) +
        disc(-30, -30, 18, p.night) +
        disc(42, 34, 28, p.steel) +
        disc(42, 34, 12, p.night),
    ) +
    at(1390, 560, driver, { turn: 8 }) +
    at(1560, 620, stroke('M-30 -330 Q-60 0 -6 330 M30 -330 Q60 0 6 330', p.mist, 20)) +
    times(12, (i) => screw(640 + i * 76, 1080 + (sheet.random() - 0.5) * 16)) +
    ring(1640, 200, 110, p.ochre, 26) +
    disc(1640, 200, 97, p.mist) +
    line(1560, 280, 1470, 380, p.ink, 34)
  )
}
