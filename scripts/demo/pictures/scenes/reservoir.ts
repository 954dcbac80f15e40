import { broadTree, person, pine } from '../figures.ts'
import { at, halftone, line, palette as p, poly, rect, ridge, type Scene, shape, sky, times, within } from '../ink.ts'

export const reservoir: Scene = (sheet) =>
  sky(sheet, 480, p.sand, p.ochre, 0.55) +
  ridge(sheet, 330, 70, 5, p.sage) +
  rect(0, 430, 1800, 770, p.clay) +
  times(8, (i) =>
    shape(
      `M-40 ${500 + i * 26} C400 ${430 + i * 34} 1200 ${440 + i * 30} 1840 ${500 + i * 24} L1840 1240 L-40 1240 Z`,
      [p.clay, p.blush, p.ochre, p.sand][i % 4] ?? p.clay,
    ),
  ) +
  shape('M-40 760 C400 690 1100 720 1840 740 L1840 1240 L-40 1240 Z', p.steel) +
  halftone([0, 740, 1800, 460], p.navy, (_, v) => 0.1 + v * 0.9) +
  times(16, (i) => rect(120 + sheet.random() * 1500, 800 + i * 24, 80 + sheet.random() * 190, 5, p.mist)) +
  poly([1180, 330, 1800, 260, 1800, 860, 1420, 800], p.chalk) +
  within(
    poly([1180, 330, 1800, 260, 1800, 860, 1420, 800], p.ink),
    halftone([1180, 260, 620, 600], p.steel, (u, v) => 0.1 + u * 0.35 + v * 0.3),
  ) +
  poly([1180, 330, 1800, 260, 1800, 230, 1180, 306], p.paper) +
  times(
    5,
    (i) =>
      rect(1290 + i * 110, 190 - i * 12, 54, 120, p.brick) +
      poly([1280 + i * 110, 190 - i * 12, 1317 + i * 110, 150 - i * 12, 1354 + i * 110, 190 - i * 12], p.ink),
  ) +
  rect(520, 560, 34, 420, p.ink) +
  times(9, (i) => rect(520, 570 + i * 42, 34, 20, p.chalk)) +
  times(9, (i) => rect(554, 576 + i * 42, i % 2 ? 18 : 34, 6, p.ink)) +
  at(
    250,
    890,
    shape('M-120 0 Q0 60 190 -6 L150 46 Q20 84 -80 46 Z', p.ink) +
      person(20, 20, p.brick, { scale: 0.9, skin: p.ink }) +
      line(66, -70, 180, 90, p.ink, 8),
  ) +
  pine(90, 520, 160, p.moss) +
  pine(170, 500, 200, p.moss) +
  broadTree(920, 480, 150, p.moss, p.ink)
