import { disc, line, palette as p, rect, type Scene, shape, sky, times } from '../ink.ts'

export const skylineDusk: Scene = (sheet) => {
  const { random } = sheet
  const row = (base: number, low: number, high: number, fill: string, lit: string, chance: number) => {
    let towers = ''
    for (let x = -20; x < 1800; ) {
      const width = 70 + random() * 110
      const height = low + random() * (high - low)
      towers += rect(x, base - height, width, height, fill)
      if (random() < 0.3)
        towers += line(x + width / 2, base - height, x + width / 2, base - height - 60 * random() - 30, fill, 6)
      for (let wy = base - height + 24; wy < base - 26; wy += 34)
        for (let wx = x + 16; wx < x + width - 22; wx += 28) if (random() < chance) towers += rect(wx, wy, 12, 17, lit)
      x += width + (random() < 0.25 ? 26 : 3)
    }
    return towers
  }
  const glints = times(70, (i) =>
    rect(random() * 1800, 906 + i * 4.2, 40 + random() * 150, 5, i % 3 ? p.navy : p.ochre),
  )
  return (
    sky(sheet, 900, p.blush, p.clay, 0.8) +
    disc(1220, 640, 190, p.ochre) +
    faded(row(880, 180, 430, p.steel, p.sand, 0)) +
    row(890, 90, 560, p.navy, p.sand, 0.22) +
    row(900, 60, 250, p.night, p.ochre, 0.4) +
    rect(0, 895, 1800, 305, p.night) +
    glints +
    shape('M240 1050 L620 1050 L570 1106 L300 1106 Z', p.ink) +
    rect(380, 990, 120, 62, p.ink) +
    rect(396, 1006, 22, 20, p.ochre) +
    rect(440, 1006, 22, 20, p.ochre)
  )
}

const faded = (content: string) => `<g opacity="0.55">${content}</g>`
