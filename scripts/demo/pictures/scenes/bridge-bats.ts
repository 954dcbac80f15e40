import { person } from '../figures.ts'
import { at, disc, halftone, palette as p, rect, ridge, type Scene, shape, sky, times } from '../ink.ts'

export const bridgeBats: Scene = (sheet) => {
  const bat = (x: number, y: number, size: number, turn: number) =>
    at(
      x,
      y,
      shape(
        'M0 4 Q-10 -10 -14 -2 Q-40 -30 -70 -8 Q-50 -6 -46 10 Q-30 0 -22 14 Q-8 8 0 20 Q8 8 22 14 Q30 0 46 10 Q50 -6 70 -8 Q40 -30 14 -2 Q10 -10 0 4 Z',
        p.ink,
      ),
      { scale: size, turn },
    )
  const swarm = times(90, (i) => {
    const t = i / 90
    return bat(
      420 + t * 1250 + (sheet.random() - 0.5) * 170,
      720 - t * t * 480 - Math.sin(t * 7) * 60 + (sheet.random() - 0.5) * (110 + t * 420),
      0.22 + t * 0.55 + sheet.random() * 0.15,
      sheet.random() * 60 - 40,
    )
  })
  const arches = times(4, (i) => `M${120 + i * 400} 1010 V860 a150 150 0 0 1 300 0 V1010 Z `)
  return (
    sky(sheet, 900, p.blush, p.brick, 0.8) +
    disc(430, 640, 170, p.ochre) +
    ridge(sheet, 800, 30, 7, p.clay) +
    rect(0, 860, 1800, 340, p.navy) +
    `<path fill-rule="evenodd" fill="${p.night}" d="M-20 620 H1820 V1010 H-20 Z ${arches}"/>` +
    rect(0, 590, 1800, 40, p.ink) +
    times(46, (i) => rect(i * 40, 550, 8, 44, p.ink)) +
    rect(0, 544, 1800, 10, p.ink) +
    halftone([0, 900, 1800, 300], p.night, (_, v) => 0.2 + v * 0.8) +
    times(20, (i) => rect(200 + sheet.random() * 420, 1010 + i * 9, 60 + sheet.random() * 130, 5, p.ochre)) +
    swarm +
    person(1180, 592, p.ink, { scale: 0.62 }) +
    person(1250, 592, p.ink, { scale: 0.56, skirt: true })
  )
}
