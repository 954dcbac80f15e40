import { person } from '../figures.ts'
import { at, disc, halftone, oval, palette as p, poly, rect, ridge, type Scene, shape, stroke, times } from '../ink.ts'

export const radioTelescope: Scene = (sheet) => {
  const dish = (x: number, y: number, scale: number) =>
    at(
      x,
      y,
      poly([-120, 0, -40, -210, 40, -210, 120, 0], p.steel) +
        stroke('M-110 -10 L44 -200 M110 -10 L-44 -200', p.night, 10) +
        rect(-60, -250, 120, 54, p.navy) +
        at(
          0,
          -330,
          shape('M-330 0 A330 170 0 0 0 330 0 Z', p.mist) +
            shape('M0 166 A330 170 0 0 0 330 0 L60 0 Z', p.steel) +
            oval(0, 0, 330, 64, p.chalk) +
            oval(0, 6, 286, 48, p.paper) +
            halftone(
              [-290, -46, 580, 100],
              p.steel,
              (u, v) => (Math.hypot((u - 0.5) * 2, (v - 0.5) * 2) < 0.9 ? 0.75 * u : 0),
              14,
            ) +
            stroke('M-190 10 L0 -210 L190 10 M0 40 L0 -210', p.ink, 9) +
            rect(-28, -246, 56, 50, p.brick, 8),
          { turn: -24 },
        ),
      { scale },
    )
  const trails = times(34, (i) => {
    const radius = 120 + i * 44
    const start = sheet.random() * 6.28
    const sweep = 0.3 + sheet.random() * 0.5
    const cx = 1240
    const cy = 160
    return stroke(
      `M${cx + Math.cos(start) * radius} ${cy + Math.sin(start) * radius} A${radius} ${radius} 0 0 1 ${cx + Math.cos(start + sweep) * radius} ${cy + Math.sin(start + sweep) * radius}`,
      i % 4 ? p.mist : p.ochre,
      i % 3 ? 3 : 5,
    )
  })
  return (
    rect(0, 0, 1800, 1200, p.night) +
    halftone([0, 300, 1800, 700], p.navy, (_, v) => v) +
    trails +
    disc(1240, 160, 9, p.chalk) +
    ridge(sheet, 900, 40, 5, p.navy) +
    rect(0, 960, 1800, 240, p.ink) +
    rect(0, 960, 1800, 10, p.ochre) +
    dish(1520, 970, 0.42) +
    dish(1250, 985, 0.55) +
    dish(610, 1080, 1.35) +
    person(960, 1090, p.clay, { scale: 0.95, skin: p.sand }) +
    rect(1060, 1030, 130, 60, p.chalk, 6) +
    poly([1090, 1032, 1110, 990, 1170, 990, 1186, 1032], p.steel) +
    disc(1090, 1092, 16, p.steel) +
    disc(1164, 1092, 16, p.steel)
  )
}
