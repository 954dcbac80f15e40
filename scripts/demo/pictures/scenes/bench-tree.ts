import { broadTree } from '../figures.ts'
import { at, disc, halftone, oval, palette as p, rect, ring, type Scene, shape, stroke, times, within } from '../ink.ts'

export const benchTree: Scene = () => {
  const bench =
    rect(0, 0, 620, 26, p.brick) +
    rect(0, -60, 620, 24, p.brick) +
    rect(0, -116, 620, 24, p.brick) +
    times(3, (i) => rect(30 + i * 268, -130, 22, 250, p.ink))
  const seated = (x: number, coat: string, flip: boolean) =>
    at(
      x,
      918,
      shape('M-54 20 L-50 -110 Q-40 -160 6 -160 Q50 -154 54 -110 L62 20 Z', coat) +
        disc(6, -196, 42, p.ink) +
        stroke('M20 0 L96 10 L104 150', p.ink, 40) +
        stroke('M30 -100 L84 -40', coat, 32),
      { flip },
    )
  return (
    rect(0, 0, 1800, 1200, p.sand) +
    rect(0, 120, 560, 780, p.blush) +
    rect(1260, 60, 540, 840, p.mist) +
    rect(560, 220, 700, 680, p.chalk) +
    times(3, (r) =>
      times(
        3,
        (c) =>
          rect(70 + c * 160, 200 + r * 190, 80, 120, p.clay) + rect(1330 + c * 160, 140 + r * 190, 84, 120, p.steel),
      ),
    ) +
    times(2, (r) => times(4, (c) => rect(620 + c * 160, 300 + r * 200, 90, 120, p.mist))) +
    rect(0, 880, 1800, 320, p.ochre) +
    rect(0, 880, 1800, 26, p.chalk) +
    halftone([200, 940, 1500, 250], p.brick, (u, v) => 1.1 - 2.4 * Math.hypot(u - 0.5, (v - 0.45) * 0.9)) +
    broadTree(760, 1030, 900, p.moss, p.ink) +
    oval(640, 180, 330, 190, p.moss) +
    oval(900, 130, 250, 130, p.sage) +
    oval(560, 210, 150, 90, p.sage) +
    within(
      `<ellipse cx="760" cy="175" rx="378" ry="306"/><ellipse cx="1048" cy="310" rx="270" ry="225"/>`,
      halftone([420, 0, 900, 540], p.night, (u, v) => 0.7 * (u * 0.6 + v * 0.8) - 0.25),
    ) +
    at(800, 950, bench, { scale: 1.1 }) +
    seated(950, p.navy, false) +
    seated(1330, p.clay, true) +
    times(
      5,
      (i) => oval(330 + i * 74, 1110 - (i % 2) * 34, 26, 16, p.ink) + disc(352 + i * 74, 1092 - (i % 2) * 34, 9, p.ink),
    ) +
    ring(1560, 990, 70, p.ink, 9) +
    ring(1750, 990, 70, p.ink, 9) +
    stroke('M1560 990 L1620 890 L1710 890 L1750 990 M1620 890 L1660 990 L1710 890 M1560 990 L1660 990', p.ink, 9)
  )
}
