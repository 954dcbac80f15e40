import { gull } from '../figures.ts'
import { box, cargo, waves } from '../harbour.ts'
import { at, disc, halftone, line, palette as p, rect, type Scene, shape, sky, times } from '../ink.ts'

export const containerPort: Scene = (sheet) => {
  const { random } = sheet
  const gantry = (x: number, scale: number, fill: string) =>
    at(
      x,
      860,
      line(-90, 0, -60, -520, fill, 20) +
        line(110, 0, 90, -520, fill, 20) +
        line(-70, -260, 96, -260, fill, 14) +
        line(-64, -440, 92, -260, fill, 8) +
        line(-360, -520, 300, -520, fill, 22) +
        line(10, -700, -350, -524, fill, 8) +
        line(10, -700, 290, -524, fill, 8) +
        line(10, -700, -40, -520, fill, 16) +
        line(10, -700, 70, -520, fill, 16) +
        line(-250, -520, -250, -360, fill, 5) +
        line(-210, -520, -210, -360, fill, 5),
      { scale },
    )
  const stack = (x: number, levels: number) =>
    times(levels, (i) => box(x, 812 - i * 64, 168, 64, cargo[Math.floor(random() * cargo.length)] ?? p.brick))
  return (
    sky(sheet, 900, p.blush, p.ochre, 0.75) +
    disc(430, 520, 150, p.chalk) +
    rect(0, 880, 1800, 200, p.steel) +
    halftone([0, 880, 300, 150], p.navy, (_, v) => v * 0.8) +
    gantry(1500, 0.72, p.steel) +
    gantry(1180, 0.85, p.navy) +
    gantry(700, 1.08, p.ink) +
    box(340 + 102, 472, 136, 64, p.brick) +
    times(8, (i) => stack(470 + i * 168, [3, 5, 4, 6, 5, 3, 5, 4][i] ?? 4)) +
    shape('M180 860 L1800 860 L1800 1030 L330 1030 Q230 1000 180 860 Z', p.night) +
    rect(300, 930, 1500, 18, p.brick) +
    rect(230, 860, 1570, 16, p.chalk) +
    rect(1640, 560, 150, 300, p.chalk) +
    times(4, (i) => rect(1650, 590 + i * 64, 130, 20, p.navy)) +
    rect(1690, 480, 60, 84, p.brick) +
    waves(1030, 4, [p.steel, p.navy, p.steel, p.night]) +
    gull(240, 300, 46, p.ink) +
    gull(360, 250, 30, p.ink) +
    gull(160, 390, 26, p.ink) +
    at(
      90,
      1090,
      shape('M-40 0 L190 0 L160 46 L-10 46 Z', p.brick) +
        rect(20, -54, 90, 54, p.chalk) +
        rect(34, -42, 24, 22, p.night) +
        line(70, -54, 70, -120, p.ink, 7),
    )
  )
}
