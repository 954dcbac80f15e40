import {
  at,
  disc,
  halftone,
  line,
  oval,
  palette as p,
  poly,
  rect,
  ring,
  type Scene,
  shape,
  stroke,
  times,
  within,
} from '../ink.ts'

export const instruments: Scene = () => {
  const viol = (scale: number, body: string, x: number, y: number) =>
    at(
      x,
      y,
      shape(
        'M0 -190 C90 -190 110 -120 80 -70 Q50 -30 84 10 C150 70 130 210 0 214 C-130 210 -150 70 -84 10 Q-50 -30 -80 -70 C-110 -120 -90 -190 0 -190 Z',
        body,
      ) +
        within(
          '<rect x="0" y="-200" width="150" height="430"/>',
          halftone(
            [0, -190, 140, 400],
            p.ink,
            (u, v) => (u < 0.55 + 0.4 * Math.sin(v * 3.1 + 0.4) ? 0.2 + u * 0.5 : 0),
            13,
          ),
        ) +
        rect(-15, -480, 30, 470, p.ink) +
        disc(0, -490, 30, p.ink) +
        times(4, (i) => line(-46, -470 + i * 26, 46, -470 + i * 26, p.ochre, 11)) +
        rect(-44, 60, 88, 14, p.ink) +
        times(4, (i) => line(-12 + i * 8, -470, -14 + i * 9, 170, p.chalk, 2.5)) +
        stroke('M-52 10 q-16 40 4 70 M52 10 q16 40 -4 70', p.ink, 7) +
        poly([-22, 110, 22, 110, 14, 196, -14, 196], p.ink),
      { scale },
    )
  const lute = (x: number, y: number, body: string) =>
    at(
      x,
      y,
      oval(0, 60, 150, 190, body) +
        within(
          '<rect x="0" y="-200" width="160" height="470"/>',
          halftone(
            [0, -120, 150, 370],
            p.ink,
            (u, v) => (Math.hypot(u, (v - 0.5) * 2) < 0.98 ? 0.15 + u * 0.5 : 0),
            13,
          ),
        ) +
        rect(-20, -420, 40, 360, p.ink) +
        poly([-24, -420, 24, -420, 70, -520, 26, -540], p.ink) +
        disc(0, 20, 46, p.ink) +
        ring(0, 20, 60, p.chalk, 6) +
        rect(-60, 150, 120, 16, p.ink) +
        times(5, (i) => line(-12 + i * 6, -420, -16 + i * 8, 156, p.chalk, 2.5)),
    )
  return (
    rect(0, 0, 1200, 1500, p.navy) +
    halftone([0, 0, 1200, 1500], p.night, (u, v) => 0.15 + 0.7 * Math.hypot(u - 0.4, v - 0.35)) +
    rect(0, 110, 1200, 26, p.brick) +
    rect(0, 800, 1200, 26, p.brick) +
    viol(0.95, p.clay, 250, 610) +
    lute(600, 610, p.sand) +
    viol(1.02, p.brick, 960, 610) +
    lute(240, 1330, p.clay) +
    viol(0.92, p.ochre, 610, 1310) +
    lute(980, 1330, p.blush) +
    rect(530, 1430, 160, 44, p.chalk) +
    rect(556, 1448, 108, 8, p.ink)
  )
}
