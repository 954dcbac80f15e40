import { hand } from '../figures.ts'
import { halftone, line, palette as p, rect, type Scene, shape, stroke, times } from '../ink.ts'

export const stenotype: Scene = () => {
  const wave = times(30, (i) => {
    const h = 30 + Math.abs(Math.sin(i * 1.3) * 130 + Math.sin(i * 0.45) * 90)
    return rect(980 + i * 27, 400 - h / 2, 14, h, i % 5 ? p.navy : p.brick, 7)
  })
  return (
    rect(0, 0, 1800, 1200, p.sage) +
    halftone([0, 0, 1800, 900], p.moss, (u, v) => 0.9 * (1 - u) * (1 - v)) +
    rect(0, 900, 1800, 300, p.brick) +
    rect(0, 900, 1800, 18, p.clay) +
    halftone([200, 920, 1100, 200], p.ink, (u, v) => 1.1 - 2.2 * Math.hypot(u - 0.5, v * 0.9)) +
    shape('M560 640 C560 300 680 240 900 240 L1800 240 L1800 560 L960 560 C820 560 800 600 800 700 Z', p.chalk) +
    times(5, (i) => line(1000, 280 + i * 60, 1790, 280 + i * 60, p.sand, 3)) +
    wave +
    times(7, (i) => stroke(`M${640 + (i % 2) * 20} ${620 - i * 40} l40 -10 m20 -6 l30 -8`, p.navy, 9)) +
    shape(
      'M300 960 L380 700 Q400 640 470 640 L900 640 Q970 640 990 700 L1070 960 Q1080 1000 1030 1000 L340 1000 Q290 1000 300 960 Z',
      p.ink,
    ) +
    rect(480, 620, 420, 50, p.steel, 16) +
    times(
      10,
      (i) =>
        rect(404 + i * 58, 740, 46, 92, p.chalk, 10) + rect(390 + i * 61, 850, 48, 92, i === 4 ? p.ochre : p.mist, 10),
    ) +
    hand(360, 1080, p.clay, p.navy, { turn: 22, scale: 0.9, flip: true }) +
    hand(1010, 1080, p.clay, p.navy, { turn: -22, scale: 0.9 })
  )
}
