import { at, disc, halftone, line, palette as p, poly, rect, type Scene, shape, times } from '../ink.ts'

export const paperStack: Scene = (sheet) => {
  const sheets = times(19, (i) => {
    const x = 480 + (sheet.random() - 0.5) * 40
    const y = 920 - i * 31
    const band = [p.chalk, p.sand, p.paper, p.blush, p.mist][Math.floor(sheet.random() * 5)] ?? p.chalk
    return (
      rect(x, y, 760, 28, band) +
      line(x, y + 28, x + 760, y + 28, p.clay, 3) +
      (i % 4 === 2 ? rect(x + 720 - i * 6, y + 4, 80, 20, i % 8 === 2 ? p.brick : p.ochre) : '')
    )
  })
  return (
    rect(0, 0, 1800, 1200, p.steel) +
    halftone([0, 0, 1800, 960], p.navy, (u, v) => 0.9 * (1 - u) * (1 - v * 0.4)) +
    poly([1180, 0, 1800, 0, 1800, 960, 420, 960], p.mist).replace('/>', ' opacity="0.35"/>') +
    rect(0, 940, 1800, 260, p.brick) +
    rect(0, 940, 1800, 16, p.ochre) +
    halftone([360, 958, 1100, 170], p.ink, (u, v) => 1.2 - 2.2 * Math.hypot(u - 0.5, v * 0.8)) +
    sheets +
    poly([460, 352, 700, 290, 1250, 290, 1220, 352], p.chalk) +
    times(3, (i) => line(640, 306 + i * 14, 1130, 306 + i * 14, p.mist, 5)) +
    rect(800, 352, 46, 600, p.brick) +
    at(
      824,
      322,
      shape('M0 0 Q-80 -70 -120 -10 Q-90 40 0 0 Q80 -70 120 -10 Q90 40 0 0 Z', p.brick) + disc(0, 0, 18, p.ink),
    ) +
    at(
      1450,
      940,
      poly([-110, 0, -110, -50, 110, -50, 110, 0], p.ink) +
        poly([-50, -50, -34, -150, 34, -150, 50, -50], p.ochre) +
        disc(0, -190, 62, p.ochre),
    ) +
    at(
      240,
      940,
      rect(-70, -170, 150, 170, p.ochre, 12) +
        line(-20, -160, -60, -330, p.ink, 14) +
        line(20, -160, 30, -360, p.chalk, 14) +
        line(50, -160, 100, -310, p.brick, 14),
    )
  )
}
