import { broadTree, person } from '../figures.ts'
import { at, halftone, palette as p, poly, rect, ridge, type Scene, shape, sky, stroke, times, within } from '../ink.ts'

export const teaHills: Scene = (sheet) => {
  const hill = (cx: number, cy: number, size: number, base: string, rows: string) =>
    within(
      `<ellipse cx="${cx}" cy="${cy}" rx="${size}" ry="${size * 0.62}"/>`,
      rect(cx - size, cy - size, size * 2, size * 2, base) +
        times(
          14,
          (i) =>
            `<ellipse cx="${cx - size * 0.12}" cy="${cy + size * 0.1}" rx="${size * (1.1 - i * 0.08)}" ry="${size * (0.7 - i * 0.051)}" fill="none" stroke="${rows}" stroke-width="${size * 0.021}" stroke-dasharray="${size * 0.05} ${size * 0.012}"/>`,
        ) +
        halftone([cx, cy - size * 0.6, size, size], p.night, (u) => u * 0.45),
    )
  const picker = (x: number, y: number, scale: number, dress: string) =>
    person(x, y, dress, { scale, skirt: true, skin: p.ink }) +
    at(
      x,
      y,
      poly([-66, -150, -26, -150, -34, -80, -58, -80], p.ochre) +
        stroke('M-46 -150 Q-30 -200 0 -204', p.ink, 5) +
        shape('M-26 -190 Q0 -228 26 -190 Z', p.brick),
      { scale },
    )
  return (
    sky(sheet, 700, p.mist, p.steel, 0.6) +
    ridge(sheet, 330, 60, 5, p.steel) +
    rect(0, 430, 1800, 70, p.chalk).replace('/>', ' opacity="0.5"/>') +
    hill(1450, 800, 620, p.moss, p.sage) +
    hill(380, 860, 660, p.sage, p.moss) +
    hill(1020, 1150, 640, p.moss, p.sage) +
    hill(170, 1280, 520, p.sage, p.moss) +
    hill(1700, 1290, 420, p.sage, p.moss) +
    broadTree(1500, 450, 240, p.night, p.ink) +
    broadTree(1640, 480, 190, p.night, p.ink) +
    picker(690, 1010, 1.25, p.clay) +
    picker(840, 1060, 1.4, p.chalk) +
    picker(1240, 960, 1.05, p.ochre)
  )
}
