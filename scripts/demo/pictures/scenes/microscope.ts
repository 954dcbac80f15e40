import { at, disc, halftone, palette as p, poly, rect, type Scene, shape, stroke, times, within } from '../ink.ts'

export const microscope: Scene = (sheet) =>
  rect(0, 0, 1800, 1200, p.mist) +
  halftone([0, 0, 1800, 1200], p.steel, (u) => 0.75 * (1 - u)) +
  disc(1230, 560, 490, p.ink) +
  disc(1230, 560, 462, p.blush) +
  within(
    '<circle cx="1230" cy="560" r="462"/>',
    halftone([760, 90, 940, 940], p.clay, (u, v) => 0.9 * Math.hypot(u - 0.45, v - 0.4)) +
      times(26, (i) => {
        const a = i * 2.4
        const r = 60 + i * 16
        const x = 1230 + Math.cos(a) * r
        const y = 560 + Math.sin(a) * r
        return (
          disc(x, y, 46 - (i % 4) * 5, i % 5 ? p.brick : p.navy) +
          disc(x - 6, y - 6, 20 - (i % 4) * 2, i % 5 ? p.clay : p.steel)
        )
      }) +
      times(9, () => {
        const x = 850 + sheet.random() * 760
        const y = 200 + sheet.random() * 720
        return stroke(`M${x} ${y} q30 -34 50 4 t46 10`, p.navy, 13)
      }),
  ) +
  at(
    430,
    1090,
    rect(-330, -60, 600, 90, p.ink, 20) +
      stroke('M190 -60 Q300 -420 70 -640', p.ink, 84) +
      rect(-260, -270, 380, 40, p.ink, 8) +
      rect(-180, -286, 150, 16, p.ochre) +
      at(
        -30,
        -650,
        rect(-58, -130, 116, 380, p.navy, 14) +
          rect(-40, -260, 80, 150, p.ink, 8) +
          rect(-52, -280, 104, 34, p.brick, 8) +
          poly([-50, 250, 50, 250, 30, 330, -30, 330], p.steel) +
          rect(-64, 60, 128, 26, p.ochre),
        { turn: 0 },
      ) +
      disc(180, -210, 50, p.ochre) +
      disc(180, -210, 24, p.brick) +
      shape('M-180 -60 q90 -110 190 0 Z', p.chalk),
  )
