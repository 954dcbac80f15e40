import { gull, person } from '../figures.ts'
import { disc, halftone, line, palette as p, poly, rect, ridge, ring, type Scene, shape, sky, times } from '../ink.ts'

export const solarField: Scene = (sheet) => {
  const panels = times(6, (r) => {
    const y = 560 + r * 64 + r * r * 11
    const depth = 44 + r * 17
    const wide = 150 + r * 66
    return times(14, (c) => {
      const x = 900 + (c - 7) * (wide + 16) + r * 12
      const lean = (x - 900) * 0.06
      const top = [x - lean * 0.4, y, x + wide - lean * 0.4, y]
      const low = [x + wide + lean * 0.6, y + depth, x + lean * 0.6, y + depth]
      return (
        line(x + wide / 2, y + depth * 0.6, x + wide / 2, y + depth + 26, p.ink, 6) +
        poly([...top, ...low], c % 3 === 1 ? p.steel : p.navy) +
        line(x + wide / 2, y, x + wide / 2 + lean * 0.3, y + depth, p.mist, 3) +
        line(x, y + depth / 2, x + wide, y + depth / 2, p.mist, 3)
      )
    })
  })
  return (
    sky(sheet, 560, p.sand, p.ochre, 0.85) +
    disc(480, 280, 150, p.clay) +
    times(4, (i) => ring(480, 280, 200 + i * 52, p.clay, 5 - i)) +
    ridge(sheet, 440, 50, 5, p.sage) +
    ridge(sheet, 510, 24, 8, p.moss) +
    rect(0, 545, 1800, 655, p.ochre) +
    halftone([0, 545, 1800, 655], p.clay, (_, v) => 0.12 + v * 0.5) +
    panels +
    person(1330, 1150, p.brick, { scale: 1.75, skin: p.ink }) +
    shape('M1286 806 q44 -50 88 0 l26 10 l-140 0 Z', p.chalk) +
    gull(1200, 200, 30, p.ink) +
    gull(1300, 160, 22, p.ink)
  )
}
