import { at, disc, halftone, line, palette as p, poly, rect, type Scene, shape, stroke, times, within } from '../ink.ts'

export const weatherMap: Scene = () => {
  const coast =
    'M-20 180 C120 150 240 240 360 220 C470 210 520 280 500 380 C470 470 520 560 560 660 C600 780 640 930 700 1060 C740 1140 780 1130 800 1050 C830 930 900 820 980 740 C1060 660 1180 600 1290 560 C1420 520 1480 560 1540 640 C1600 720 1680 760 1820 740 L1820 -20 L-20 -20 Z'
  const isobars = times(
    9,
    (i) =>
      `<ellipse cx="420" cy="850" rx="${110 + i * 104}" ry="${66 + i * 74}" transform="rotate(-24 420 850)" fill="none" stroke="${p.navy}" stroke-width="${i % 3 ? 4 : 8}"/>`,
  )
  const arrow = (x: number, y: number, turn: number) =>
    at(x, y, stroke('M-110 0 Q-20 -36 90 0', p.brick, 20) + poly([70, -40, 150, 14, 60, 44], p.brick), { turn })
  return (
    rect(0, 0, 1800, 1200, p.mist) +
    halftone([0, 0, 1800, 1200], p.steel, (u, v) => 1.2 - 2 * Math.hypot(u - 0.23, v - 0.72)) +
    shape(coast, p.sand) +
    within(
      shape(coast, p.ink),
      halftone([380, 180, 560, 980], p.moss, (u, v) => (v > 0.2 ? 0.85 * (1 - u * 1.3) : 0)) +
        halftone([0, -20, 1800, 400], p.ochre, (_, v) => 0.7 * (1 - v)),
    ) +
    stroke(coast, p.ink, 7) +
    isobars +
    arrow(250, 620, -34) +
    arrow(140, 880, -30) +
    arrow(400, 1010, -34) +
    arrow(660, 640, -40) +
    arrow(900, 460, -24) +
    arrow(1240, 820, -50) +
    arrow(1420, 960, -44) +
    times(5, (i) =>
      at(
        600 + i * 70 + (i % 2) * 40,
        400 + i * 110,
        shape('M-50 10 a34 34 0 0 1 20 -60 a46 46 0 0 1 84 6 a30 30 0 0 1 4 54 Z', p.chalk) +
          stroke('M-26 30 l-12 34 M6 30 l-12 34 M38 30 l-12 34', p.navy, 8),
        { scale: 1.1 },
      ),
    ) +
    disc(1330, 250, 66, p.clay) +
    times(12, (i) => at(1330, 250, line(0, -86, 0, -120, p.clay, 12), { turn: i * 30 }))
  )
}
