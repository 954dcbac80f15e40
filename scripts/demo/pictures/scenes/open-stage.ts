import { person } from '../figures.ts'
import { at, disc, halftone, line, oval, palette as p, poly, rect, type Scene, shape, stroke, times } from '../ink.ts'

export const openStage: Scene = (sheet) => {
  const { random } = sheet
  const beams = times(6, (i) =>
    poly(
      [430 + i * 190, 200, 450 + i * 190, 200, 200 + i * 330, 860, 20 + i * 330, 860],
      i % 2 ? p.ochre : p.blush,
    ).replace('/>', ' opacity="0.22"/>'),
  )
  const crowd = (y: number, size: number, fill: string, count: number) =>
    times(count, (i) => {
      const x = (1800 / count) * (i + random() * 0.8)
      const lift = random() < 0.24 ? line(x + size * 0.8, y, x + size * 1.2, y - size * 3, fill, size * 0.5) : ''
      return (
        disc(x, y - size, size, fill) +
        shape(
          `M${x - size * 1.8} ${y + 200} Q${x - size * 1.6} ${y + 4} ${x} ${y} Q${x + size * 1.6} ${y + 4} ${x + size * 1.8} ${y + 200} Z`,
          fill,
        ) +
        lift
      )
    })
  const lamps = times(15, (i) => {
    const x = 40 + i * 124
    const y = 120 + Math.sin((i / 14) * Math.PI) * 90
    return disc(x, y + 24, 17, i % 3 ? p.sand : p.ochre)
  })
  const tabla = (x: number) => oval(x, 842, 46, 40, p.clay) + oval(x, 816, 44, 14, p.chalk) + oval(x, 816, 16, 6, p.ink)
  return (
    rect(0, 0, 1800, 1200, p.night) +
    halftone([0, 0, 1800, 700], p.navy, (_, v) => 0.3 + v * 0.7) +
    shape('M330 880 L330 420 Q900 60 1470 420 L1470 880 Z', p.navy) +
    shape('M410 880 L410 470 Q900 150 1390 470 L1390 880 Z', p.clay) +
    halftone([410, 250, 980, 630], p.brick, (u, v) => 1.3 * Math.abs(u - 0.5) + v * 0.2) +
    disc(900, 560, 210, p.ochre) +
    beams +
    stroke('M20 130 Q900 330 1780 130', p.ink, 4) +
    lamps +
    rect(250, 870, 1300, 60, p.ink) +
    rect(250, 862, 1300, 14, p.ochre) +
    person(900, 866, p.ink, { scale: 1.5, skirt: true }) +
    line(950, 640, 950, 866, p.ink, 6) +
    disc(950, 632, 14, p.ink) +
    at(
      640,
      866,
      shape('M-80 0 Q-80 -70 0 -76 Q80 -70 80 0 Z', p.ink) +
        shape('M-34 -60 L-34 -130 Q0 -160 34 -130 L34 -60 Z', p.ink) +
        disc(0, -176, 28, p.ink) +
        line(-60, -40, 120, -240, p.ink, 12) +
        disc(-60, -36, 44, p.night),
    ) +
    at(
      1170,
      866,
      shape('M-90 0 Q-80 -70 0 -76 Q80 -70 90 0 Z', p.ink) +
        shape('M-36 -60 L-36 -130 Q0 -160 36 -130 L36 -60 Z', p.ink) +
        disc(0, -176, 28, p.ink),
    ) +
    tabla(1090) +
    tabla(1240) +
    crowd(1010, 26, p.navy, 30) +
    crowd(1080, 36, p.night, 22) +
    crowd(1160, 50, p.ink, 15)
  )
}
