import { person } from '../figures.ts'
import { box } from '../harbour.ts'
import { disc, halftone, line, palette as p, poly, rect, type Scene, shape, sky, times } from '../ink.ts'

export const harbourCrane: Scene = (sheet) => {
  const leg = (x1: number, x2: number) => line(x1, 1320, x2, 420, p.ink, 34)
  const brace = times(
    5,
    (i) =>
      line(360 + i * 10, 1240 - i * 170, 700 - i * 12, 1080 - i * 170, p.ink, 12) +
      line(700 - i * 12, 1240 - i * 170, 360 + i * 10, 1080 - i * 170, p.ink, 12),
  )
  return (
    sky(sheet, 1500, p.sand, p.clay, 0.85) +
    disc(880, 980, 210, p.ochre) +
    leg(330, 420) +
    leg(740, 640) +
    brace +
    rect(380, 360, 300, 110, p.brick) +
    times(4, (i) => rect(404 + i * 68, 388, 44, 46, p.chalk)) +
    poly([360, 360, 1200, 110, 1200, 150, 420, 392], p.ink) +
    poly([620, 380, 60, 470, 60, 500, 640, 420], p.ink) +
    rect(20, 440, 120, 110, p.night) +
    line(530, 360, 560, 150, p.ink, 20) +
    line(560, 150, 1130, 134, p.ink, 6) +
    line(560, 150, 90, 462, p.ink, 6) +
    line(930, 190, 930, 560, p.ink, 6) +
    line(1010, 170, 1010, 560, p.ink, 6) +
    poly([850, 600, 930, 552, 1010, 552, 1090, 600], p.ink) +
    box(800, 600, 340, 130, p.steel) +
    rect(0, 1300, 1200, 200, p.night) +
    rect(0, 1300, 1200, 16, p.ochre) +
    halftone([0, 1320, 1200, 180], p.navy, (_, v) => 0.8 - v * 0.6) +
    box(40, 1170, 230, 126, p.brick) +
    box(830, 1170, 260, 126, p.sage) +
    box(880, 1044, 230, 126, p.navy) +
    person(560, 1420, p.chalk, { scale: 1.25, skin: p.clay }) +
    shape('M528 1166 a32 30 0 0 1 64 0 Z', p.ochre) +
    line(618, 1246, 700, 1130, p.chalk, 20)
  )
}
