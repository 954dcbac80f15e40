import { walker } from '../figures.ts'
import { at, disc, halftone, line, oval, palette as p, poly, rect, type Scene, shape, times } from '../ink.ts'

export const monsoonStreet: Scene = (sheet) => {
  const { random } = sheet
  const house = (x: number, width: number, height: number, fill: string) =>
    rect(x, 760 - height, width, height, fill) +
    times(Math.floor(height / 150), (r) =>
      times(
        Math.floor(width / 110),
        (c) =>
          rect(x + 30 + c * 110, 760 - height + 40 + r * 150, 50, 84, (r * 3 + c) % 4 === 1 ? p.ochre : p.night) +
          rect(x + 22 + c * 110, 760 - height + 128 + r * 150, 66, 8, p.ink),
      ),
    )
  const rain = times(260, () => {
    const x = random() * 1950
    const y = random() * 1200
    const length = 40 + random() * 70
    return line(x, y, x - length * 0.28, y + length, p.chalk, 3)
  })
  const puddles = times(26, () => {
    const y = 900 + random() * 280
    return oval(random() * 1800, y, 60 + random() * 120, 6 + (y - 880) * 0.03, p.steel)
  })
  const rickshaw =
    shape('M0 -40 L20 -190 Q30 -240 120 -244 L250 -240 Q300 -230 312 -150 L330 -110 L336 -40 Z', p.ochre) +
    shape('M40 -150 L56 -210 L150 -212 L150 -150 Z', p.night) +
    shape('M176 -150 L176 -212 L250 -210 L276 -150 Z', p.mist) +
    rect(0, -96, 336, 16, p.ink) +
    disc(70, -34, 44, p.ink) +
    disc(70, -34, 18, p.mist) +
    disc(280, -34, 44, p.ink) +
    disc(280, -34, 18, p.mist)
  const reflection = (x: number, color: string, width: number) =>
    times(6, (i) => rect(x - width / 2 + i * 5, 1010 + i * 26, width - i * 14, 9, color))
  return (
    rect(0, 0, 1800, 1200, p.mist) +
    halftone([0, 0, 1800, 640], p.steel, (_, v) => 0.95 * (1 - v)) +
    house(-40, 380, 520, p.steel) +
    house(340, 260, 640, p.navy) +
    house(1180, 300, 590, p.navy) +
    house(1480, 380, 470, p.clay) +
    house(600, 130, 380, p.sage) +
    house(1050, 130, 420, p.blush) +
    line(0, 300, 1800, 380, p.ink, 4) +
    line(0, 340, 1800, 350, p.ink, 3) +
    rect(0, 760, 1800, 440, p.navy) +
    poly([720, 760, 1060, 760, 1500, 1200, 260, 1200], p.night) +
    puddles +
    at(1170, 970, rickshaw, { scale: 1.05 }) +
    reflection(700, p.brick, 190) +
    reflection(360, p.ochre, 200) +
    reflection(1340, p.ochre, 260) +
    walker(360, 1010, p.steel, { scale: 1.35, umbrella: p.ochre }) +
    walker(690, 1010, p.chalk, { scale: 1.45, umbrella: p.brick, flip: true }) +
    walker(935, 830, p.sage, { scale: 0.62, umbrella: p.chalk }) +
    walker(1010, 820, p.clay, { scale: 0.55, umbrella: p.sage }) +
    `<g opacity="0.55">${rain}</g>`
  )
}
