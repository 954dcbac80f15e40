import { at, disc, halftone, oval, palette as p, poly, rect, type Scene, shape, stroke, times, within } from '../ink.ts'

export const projector: Scene = (sheet) => {
  const reel = (x: number, y: number, r: number) =>
    disc(x, y, r, p.ink) +
    disc(x, y, r - 16, p.steel) +
    times(5, (i) => disc(x + Math.cos(i * 1.257) * r * 0.55, y + Math.sin(i * 1.257) * r * 0.55, r * 0.2, p.ink)) +
    disc(x, y, r * 0.16, p.chalk)
  return (
    rect(0, 0, 1800, 1200, p.night) +
    halftone([0, 0, 1800, 1200], p.navy, (u, v) => 0.9 - Math.hypot(u - 0.5, v - 0.4)) +
    poly([1260, 650, 120, 110, 120, 900], p.sand).replace('/>', ' opacity="0.32"/>') +
    times(40, () => disc(300 + sheet.random() * 760, 380 + sheet.random() * 380, 2 + sheet.random() * 4, p.sand)) +
    within(
      shape('M90 90 L620 190 L620 780 L90 900 Z', p.ink),
      rect(90, 90, 540, 820, p.chalk) +
        disc(430, 330, 110, p.ochre) +
        shape('M90 640 Q240 500 380 620 T630 560 L630 910 L90 910 Z', p.sage) +
        shape('M90 740 Q300 640 630 730 L630 910 L90 910 Z', p.moss) +
        at(
          270,
          690,
          oval(0, 0, 64, 78, p.steel) +
            disc(0, -100, 46, p.steel) +
            at(-20, -140, oval(0, -40, 15, 58, p.steel), { turn: -12 }) +
            at(22, -140, oval(0, -40, 15, 58, p.steel), { turn: 14 }) +
            disc(-14, -106, 6, p.ink) +
            disc(18, -106, 6, p.ink) +
            disc(58, 44, 24, p.chalk),
        ) +
        halftone([90, 90, 540, 820], p.steel, (u) => 0.4 * (1 - u), 14),
    ) +
    rect(1240, 540, 330, 250, p.ink, 14) +
    rect(1180, 600, 80, 100, p.steel) +
    rect(1156, 590, 30, 120, p.ochre) +
    reel(1300, 400, 150) +
    reel(1560, 430, 130) +
    stroke('M1180 470 Q1200 560 1270 560 M1680 480 Q1650 560 1560 560', p.clay, 8) +
    rect(1290, 600, 120, 80, p.brick, 8) +
    times(4, (i) => rect(1450, 600 + i * 30, 80, 12, p.steel, 6)) +
    poly([1300, 790, 1360, 790, 1240, 1200, 1180, 1200], p.ink) +
    poly([1460, 790, 1520, 790, 1660, 1200, 1600, 1200], p.ink) +
    times(
      8,
      (i) =>
        disc(60 + i * 150, 1140 + (i % 2) * 26, 56, p.ink) +
        shape(`M${-40 + i * 150} 1240 Q${60 + i * 150} 1120 ${160 + i * 150} 1240 Z`, p.ink),
    )
  )
}
