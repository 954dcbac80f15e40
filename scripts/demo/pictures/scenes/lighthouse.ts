import { waves } from '../harbour.ts'
import { at, disc, halftone, line, palette as p, poly, rect, type Scene, shape, times } from '../ink.ts'

export const lighthouse: Scene = (sheet) => {
  const tower =
    poly([1080, 900, 1120, 330, 1250, 330, 1290, 900], p.chalk) +
    times(3, (i) =>
      poly(
        [
          1114 - i * 12,
          430 + i * 170,
          1256 + i * 12,
          430 + i * 170,
          1263 + i * 12,
          515 + i * 170,
          1107 - i * 12,
          515 + i * 170,
        ],
        p.brick,
      ),
    )
  return (
    rect(0, 0, 1800, 1200, p.navy) +
    halftone([0, 0, 1800, 820], p.night, (_, v) => 1 - v * 0.9) +
    poly([1185, 262, 0, 60, 0, 380], p.sand).replace('/>', ' opacity="0.5"/>') +
    poly([1185, 262, 1800, 160, 1800, 350], p.sand).replace('/>', ' opacity="0.4"/>') +
    disc(330, 620, 90, p.chalk) +
    times(26, () => disc(sheet.random() * 1800, sheet.random() * 480, 2 + sheet.random() * 3, p.chalk)) +
    shape('M760 1000 Q860 860 1020 880 L1360 880 Q1560 900 1700 1010 L1800 1060 L1800 1200 L700 1200 Z', p.ink) +
    tower +
    halftone([1190, 340, 100, 560], p.navy, (u) => u * 0.8, 14) +
    rect(1100, 310, 170, 26, p.ink) +
    rect(1130, 226, 110, 86, p.ochre) +
    line(1185, 226, 1185, 312, p.ink, 7) +
    shape('M1112 228 Q1185 150 1258 228 Z', p.ink) +
    rect(1360, 790, 190, 100, p.chalk) +
    poly([1340, 792, 1455, 720, 1570, 792], p.brick) +
    rect(1400, 826, 36, 40, p.ochre) +
    waves(960, 5, [p.steel, p.navy, p.steel, p.navy, p.night]) +
    at(
      560,
      880,
      times(11, (i) => rect(0, i * 26, i % 5 ? 26 : 46, 6, p.ink)) +
        rect(-30, -30, 30, 330, p.chalk) +
        times(6, (i) => rect(-30, -30 + i * 56, 30, 28, p.brick)),
    )
  )
}
