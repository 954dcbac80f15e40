import { at, disc, halftone, line, palette as p, poly, rect, type Scene, shape, stroke, times, within } from '../ink.ts'

export const bookStack: Scene = () => {
  const book = (y: number, x: number, width: number, fill: string, edge: string) =>
    rect(x, y, width, 84, fill, 10) +
    rect(x + width - 80, y + 12, 80, 60, p.chalk) +
    times(4, (i) => line(x + width - 76, y + 22 + i * 13, x + width - 4, y + 22 + i * 13, p.sand, 3)) +
    rect(x + 46, y, 18, 84, edge) +
    rect(x + 90, y + 32, width * 0.3, 14, edge) +
    rect(x + width - 200, y, 12, 84, edge)
  return (
    rect(0, 0, 1800, 1200, p.blush) +
    halftone([0, 0, 1800, 960], p.clay, (u, v) => 0.8 * (1 - v) * u) +
    disc(1010, 330, 290, p.ochre) +
    rect(0, 960, 1800, 240, p.navy) +
    rect(0, 960, 1800, 16, p.steel) +
    halftone([300, 976, 1200, 150], p.night, (u, v) => 1.3 - 2.4 * Math.hypot(u - 0.5, v * 0.8)) +
    book(876, 420, 900, p.brick, p.ochre) +
    book(792, 500, 780, p.moss, p.sand) +
    book(708, 450, 820, p.steel, p.chalk) +
    book(624, 540, 700, p.ochre, p.brick) +
    shape('M880 620 C760 500 560 500 440 560 L440 300 C560 240 760 250 880 360 Z', p.chalk) +
    shape('M880 620 C1000 500 1200 500 1320 560 L1320 300 C1200 240 1000 250 880 360 Z', p.paper) +
    within(
      shape('M880 620 C1000 500 1200 500 1320 560 L1320 300 C1200 240 1000 250 880 360 Z', p.ink),
      halftone([880, 240, 210, 390], p.steel, (u) => 0.75 * (1 - u), 13),
    ) +
    times(7, (i) =>
      stroke(`M500 ${340 + i * 28} C620 ${296 + i * 28} 740 ${310 + i * 28} 830 ${376 + i * 28}`, p.mist, 6),
    ) +
    times(4, (i) =>
      stroke(`M930 ${436 + i * 28} C1020 ${370 + i * 28} 1140 ${366 + i * 28} 1260 ${404 + i * 24}`, p.mist, 6),
    ) +
    at(
      1090,
      330,
      shape('M-110 0 L130 0 L90 60 L-70 60 Z', p.brick) +
        line(0, 0, 0, -230, p.ink, 8) +
        poly([10, -220, 130, -30, 10, -30], p.chalk) +
        poly([-10, -180, -90, -30, -10, -30], p.ochre),
    ) +
    at(
      1560,
      960,
      shape('M-80 0 L-60 -150 L70 -150 L90 0 Z', p.clay) +
        shape('M0 -150 Q-100 -240 -60 -380 Q0 -270 4 -150 Q10 -300 90 -340 Q110 -220 4 -150 Z', p.moss),
    )
  )
}
