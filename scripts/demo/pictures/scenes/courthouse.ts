import { gull, person } from '../figures.ts'
import { halftone, line, palette as p, poly, rect, type Scene, shape, sky, times } from '../ink.ts'

export const courthouse: Scene = (sheet) => {
  const column = (x: number) =>
    rect(x - 14, 470, 128, 26, p.chalk) +
    rect(x, 496, 100, 384, p.paper) +
    times(3, (i) => rect(x + 24 + i * 24, 500, 7, 376, p.sand)) +
    halftone([x + 52, 496, 48, 384], p.steel, (u) => 0.25 + u * 0.6, 13) +
    rect(x - 14, 876, 128, 26, p.chalk)
  return (
    sky(sheet, 1200, p.mist, p.steel, 0.9) +
    poly([240, 360, 900, 110, 1560, 360], p.chalk) +
    poly([380, 338, 900, 148, 1420, 338], p.sand) +
    line(900, 190, 900, 318, p.navy, 9) +
    line(800, 218, 1000, 218, p.navy, 9) +
    shape('M756 278 h88 a44 30 0 0 1 -88 0 Z', p.navy) +
    shape('M956 278 h88 a44 30 0 0 1 -88 0 Z', p.navy) +
    line(800, 220, 758, 280, p.navy, 4) +
    line(800, 220, 842, 280, p.navy, 4) +
    line(1000, 220, 958, 280, p.navy, 4) +
    line(1000, 220, 1042, 280, p.navy, 4) +
    rect(240, 360, 1320, 56, p.paper) +
    rect(270, 416, 1260, 56, p.sand) +
    rect(300, 472, 1200, 420, p.navy) +
    rect(800, 560, 200, 330, p.night) +
    times(6, (i) => column(330 + i * 208)) +
    times(
      6,
      (i) =>
        rect(230 - i * 60, 900 + i * 44, 1340 + i * 120, 46, i % 2 ? p.sand : p.chalk) +
        rect(230 - i * 60, 936 + i * 44, 1340 + i * 120, 8, p.ochre),
    ) +
    person(620, 1120, p.ink, { scale: 1.15 }) +
    rect(668, 1000, 56, 44, p.brick, 4) +
    person(1180, 1032, p.night, { scale: 0.9, flip: true }) +
    person(1260, 1036, p.brick, { scale: 0.88, skirt: true }) +
    gull(1480, 190, 40, p.ink) +
    gull(1590, 250, 28, p.ink) +
    gull(260, 220, 32, p.ink)
  )
}
