import { person } from '../figures.ts'
import { disc, halftone, line, palette as p, poly, rect, type Scene, shape, sky, times } from '../ink.ts'

export const desertCity: Scene = (sheet) => {
  const { random } = sheet
  const block = (x: number, top: number, width: number, face: string, side: string) =>
    rect(x, top, width, 1000 - top, face) +
    poly([x + width, top, x + width + 46, top - 30, x + width + 46, 1000, x + width, 1000], side) +
    poly([x, top, x + 46, top - 30, x + width + 46, top - 30, x + width, top], p.chalk) +
    times(3, (i) => shape(`M${x + 28 + i * (width / 3.2)} ${top + 150} v-50 a22 22 0 0 1 44 0 v50 Z`, p.brick)) +
    (random() < 0.6 ? times(4, (i) => disc(x + 50 + i * 46, top + 48, 7, p.clay)) : '')
  const awning = (x1: number, y1: number, x2: number, y2: number, color: string) =>
    shape(`M${x1} ${y1} L${x2} ${y2} Q${(x1 + x2) / 2 + 40} ${(y1 + y2) / 2 + 150} ${x1 + 20} ${y1 + 190} Z`, color)
  return (
    sky(sheet, 760, p.sand, p.ochre, 0.7) +
    disc(1330, 230, 120, p.chalk) +
    block(900, 430, 210, p.sand, p.ochre) +
    block(640, 380, 190, p.blush, p.clay) +
    block(-30, 330, 380, p.blush, p.clay) +
    block(1380, 300, 460, p.blush, p.clay) +
    block(330, 520, 250, p.sand, p.ochre) +
    block(1130, 500, 260, p.sand, p.ochre) +
    rect(0, 990, 1800, 210, p.sand) +
    poly([420, 990, 1390, 990, 1700, 1200, 160, 1200], p.ochre) +
    halftone([160, 995, 1540, 205], p.brick, (u, v) => (Math.abs(u - 0.5) < 0.32 + v * 0.18 ? 0.55 : 0)) +
    awning(380, 560, 1010, 640, p.navy) +
    awning(1440, 480, 820, 590, p.chalk) +
    awning(470, 740, 1250, 700, p.brick) +
    line(376, 556, 1014, 644, p.ink, 5) +
    line(1444, 476, 816, 594, p.ink, 5) +
    person(770, 1110, p.ink, { scale: 1.15, skirt: true }) +
    person(890, 1110, p.night, { scale: 0.8 }) +
    shape('M690 905 Q770 800 850 905 Z', p.steel) +
    line(770, 860, 770, 1010, p.ink, 5) +
    person(1160, 1060, p.brick, { scale: 0.85 })
  )
}
