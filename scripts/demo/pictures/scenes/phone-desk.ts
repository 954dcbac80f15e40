import { hand } from '../figures.ts'
import { at, disc, halftone, oval, palette as p, poly, rect, type Scene, shape, stroke, times, within } from '../ink.ts'

export const phoneDesk: Scene = () => {
  const phone =
    rect(-190, -390, 380, 780, p.ink, 52) +
    rect(-168, -366, 336, 732, p.navy, 34) +
    rect(-60, -352, 120, 18, p.ink, 9) +
    within(
      rect(-168, -366, 336, 732, p.ink, 34),
      disc(90, -90, 190, p.clay) +
        disc(90, -90, 120, p.ochre) +
        shape('M-170 60 L-40 -70 L60 40 L120 -20 L180 60 L180 380 L-170 380 Z', p.night) +
        halftone([-168, 60, 336, 300], p.steel, (_, v) => v * 0.7, 14),
    ) +
    rect(-132, -296, 170, 20, p.chalk, 8) +
    rect(-132, -258, 110, 14, p.mist, 7) +
    times(4, (i) => rect(-132 + i * 70, 270, 52, 52, [p.chalk, p.ochre, p.mist, p.brick][i] ?? p.chalk, 14))
  const page =
    rect(0, 0, 430, 560, p.chalk) +
    rect(40, 50, 250, 24, p.ink) +
    times(13, (i) => rect(40, 110 + i * 32, i % 5 === 4 ? 190 : 350, 9, p.mist))
  return (
    rect(0, 0, 1800, 1200, p.ochre) +
    times(9, (i) =>
      stroke(`M-20 ${70 + i * 140} C500 ${40 + i * 140} 1200 ${120 + i * 138} 1820 ${60 + i * 140}`, p.clay, 3),
    ) +
    poly([0, 0, 820, 0, 420, 1200, 0, 1200], p.sand).replace('/>', ' opacity="0.55"/>') +
    shadow(160, 250, 520, 620, p.clay) +
    at(120, 220, page, { turn: -9 }) +
    at(300, 330, page, { turn: 5 }) +
    rect(360, 410, 130, 130, p.brick).replace('/>', ' opacity="0.85"/>') +
    halftone([1320, 110, 380, 380], p.brick, (u, v) => 2.2 - 4.6 * Math.hypot(u - 0.5, v - 0.5), 14) +
    disc(1480, 260, 170, p.chalk) +
    disc(1480, 260, 128, p.brick) +
    oval(1480, 260, 104, 104, p.ink) +
    stroke('M1640 210 q90 40 10 110', p.chalk, 30) +
    stroke('M1420 220 q50 -40 100 -10', p.clay, 8) +
    shadow(790, 300, 520, 830, p.brick) +
    at(1010, 640, phone, { turn: 11 }) +
    hand(1330, 960, p.clay, p.navy, { turn: -38, scale: 1.25 }) +
    at(
      560,
      1060,
      rect(-330, -16, 620, 32, p.ink, 12) +
        rect(-360, -16, 110, 32, p.brick, 10) +
        poly([290, -16, 350, 0, 290, 16], p.chalk),
      { turn: -16 },
    )
  )
}

const shadow = (x: number, y: number, width: number, height: number, ink: string) =>
  halftone([x, y, width, height], ink, (u, v) => Math.min(1, 5 * Math.min(u, 1 - u, v, 1 - v)) * 0.8, 14)
