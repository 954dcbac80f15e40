import { hand, palm } from '../figures.ts'
import {
  at,
  disc,
  halftone,
  line,
  palette as p,
  poly,
  rect,
  type Scene,
  shape,
  sky,
  stroke,
  times,
  within,
} from '../ink.ts'

export const ballotBox: Scene = (sheet) =>
  rect(0, 0, 1800, 1200, p.sand) +
  halftone([0, 0, 1800, 900], p.ochre, (u, v) => 0.6 * (1 - u) * (1 - v)) +
  within(
    rect(1000, 90, 660, 560, p.ink),
    sky({ ...sheet, width: 1800 }, 400, p.blush, p.clay, 0.6) +
      disc(1480, 330, 70, p.chalk) +
      rect(1000, 400, 700, 300, p.steel) +
      halftone([1000, 400, 700, 260], p.navy, (_, v) => v) +
      at(
        1210,
        430,
        shape('M-90 0 L190 0 L160 50 L-60 50 Z', p.ink) +
          rect(-30, -52, 150, 52, p.chalk) +
          rect(60, -96, 34, 46, p.brick) +
          times(4, (i) => rect(-18 + i * 34, -38, 18, 18, p.navy)),
      ) +
      palm(1620, 660, 300, p.moss),
  ) +
  stroke('M1000 90 H1660 V650 H1000 Z M1330 90 V650', p.brick, 26) +
  rect(970, 640, 720, 36, p.brick) +
  rect(0, 930, 1800, 270, p.clay) +
  rect(0, 930, 1800, 20, p.ochre) +
  halftone([120, 950, 1100, 200], p.brick, (u, v) => 1 - 1.6 * Math.hypot(u - 0.5, v - 0.1), 15) +
  poly([260, 560, 900, 560, 900, 1010, 260, 1010], p.navy) +
  poly([900, 560, 1020, 490, 1020, 930, 900, 1010], p.night) +
  poly([260, 560, 380, 490, 1020, 490, 900, 560], p.steel) +
  poly([500, 534, 780, 534, 790, 518, 512, 518], p.ink) +
  halftone([260, 560, 640, 450], p.night, (u, v) => u * 0.5 + v * 0.3) +
  disc(580, 790, 120, p.chalk) +
  stroke('M524 792 L566 836 L644 738', p.brick, 30) +
  poly([560, 250, 740, 250, 740, 526, 560, 526], p.chalk) +
  poly([650, 250, 740, 250, 740, 526, 650, 526], p.paper) +
  line(650, 250, 650, 526, p.sand, 5) +
  hand(650, 130, p.clay, p.brick, { turn: 180, scale: 0.9 }) +
  rect(574, 310, 148, 140, p.chalk)
