import { person } from '../figures.ts'
import {
  at,
  disc,
  halftone,
  line,
  oval,
  palette as p,
  poly,
  rect,
  ridge,
  ring,
  type Scene,
  shape,
  sky,
  stroke,
  times,
  within,
} from '../ink.ts'

export const valleyMast: Scene = (sheet) =>
  sky(sheet, 900, p.chalk, p.mist, 0.95) +
  disc(330, 250, 110, p.ochre) +
  times(5, (i) => ring(1190, 300, 90 + i * 86, p.clay, 13 - i * 2)) +
  ridge(sheet, 600, 80, 4, p.mist) +
  ridge(sheet, 720, 80, 4, p.sage) +
  shape('M0 900 C300 830 760 880 1190 620 C1400 720 1600 760 1800 700 L1800 1200 L0 1200 Z', p.moss) +
  within(
    shape('M1190 620 C1400 720 1600 760 1800 700 L1800 1200 L1000 1200 Z', p.ink),
    halftone([1000, 620, 800, 580], p.night, (u, v) => 0.75 - Math.abs(u - 0.32) * 1.1 - v * 0.2),
  ) +
  shape('M0 1040 C500 960 900 1120 1800 980 L1800 1200 L0 1200 Z', p.night) +
  stroke(
    'M1110 660 L1180 250 L1200 250 L1270 660 M1130 560 L1250 560 M1145 470 L1236 470 M1160 380 L1220 380 M1122 610 L1250 560 M1258 610 L1130 560 M1130 560 L1236 470 M1250 560 L1145 470 M1145 470 L1220 380 M1236 470 L1160 380',
    p.ink,
    11,
  ) +
  line(1190, 260, 1190, 170, p.ink, 10) +
  rect(1140, 262, 26, 76, p.chalk, 6) +
  rect(1214, 262, 26, 76, p.chalk, 6) +
  disc(1162, 400, 32, p.chalk) +
  times(5, (i) =>
    at(
      230 + i * 120,
      880 - i * 14,
      poly([0, 0, 50, -34, 100, 0, 100, 62, 0, 62], i % 2 ? p.chalk : p.blush) +
        poly([-8, 2, 50, -42, 108, 2], p.brick) +
        rect(36, 24, 26, 38, p.ink),
      { scale: 0.9 },
    ),
  ) +
  times(4, (i) =>
    at(
      940 + i * 150,
      1070 + (i % 2) * 36,
      oval(0, -46, 44, 26, p.chalk) +
        disc(48, -70, 17, p.chalk) +
        stroke('M-26 -30 V0 M26 -30 V0 M54 -84 l8 -18', p.chalk, 9),
      { scale: 1.1, flip: i % 2 === 1 },
    ),
  ) +
  person(760, 1130, p.ochre, { scale: 1.2 }) +
  line(812, 1130, 828, 960, p.sand, 8)
