import { pine } from '../figures.ts'
import { at, disc, halftone, palette as p, poly, rect, ridge, type Scene, sky, stroke, times, within } from '../ink.ts'

export const mountainPass: Scene = (sheet) => {
  const peak = (x: number, y: number, half: number, fill: string, snow: string) => {
    const low = 1200
    return (
      poly([x - half, low, x, y, x + half, low], fill) +
      poly(
        [
          x,
          y,
          x - half * 0.2,
          y + (low - y) * 0.2,
          x - half * 0.08,
          y + (low - y) * 0.16,
          x,
          y + (low - y) * 0.26,
          x + half * 0.1,
          y + (low - y) * 0.15,
          x + half * 0.19,
          y + (low - y) * 0.19,
        ],
        snow,
      )
    )
  }
  const bends: [string, number][] = [
    ['M1130 716 C1090 720 1010 722 1000 742 C996 764 1180 768 1200 790', 18],
    ['M1200 790 C1220 830 960 820 780 862', 28],
    ['M780 862 C560 920 700 966 1180 1010', 40],
    ['M1180 1010 C1560 1046 1500 1150 900 1250', 56],
  ]
  const road =
    bends.map(([d, width]) => stroke(d, p.ink, width + 10)).join('') +
    bends.map(([d, width]) => stroke(d, p.sand, width)).join('')
  return (
    sky(sheet, 800, p.mist, p.steel, 0.7) +
    disc(1450, 240, 90, p.chalk) +
    peak(340, 240, 620, p.steel, p.chalk) +
    peak(1480, 310, 600, p.steel, p.chalk) +
    peak(860, 420, 520, p.navy, p.chalk) +
    within(
      poly([860, 420, 1380, 1200, 860, 1200], p.ink),
      halftone([860, 420, 520, 780], p.night, (u) => 0.65 - u * 0.5),
    ) +
    ridge(sheet, 760, 50, 4, p.moss) +
    ridge(sheet, 960, 50, 3, p.sage) +
    road +
    times(11, (i) => pine(60 + i * 58, 1130 + (i % 3) * 40, 190 + (i % 4) * 30, i % 2 ? p.night : p.moss)) +
    times(6, (i) => pine(1500 + i * 60, 1000 + (i % 3) * 60, 170 + (i % 3) * 34, p.night)) +
    at(
      1040,
      975,
      rect(-90, -66, 190, 66, p.brick, 10) +
        times(4, (i) => rect(-78 + i * 42, -54, 30, 26, p.chalk)) +
        disc(-46, 2, 17, p.ink) +
        disc(58, 2, 17, p.ink) +
        rect(-70, -84, 130, 16, p.ochre),
      { turn: 5 },
    )
  )
}
