import { halftone, oval, palette as p, rect, type Scene, times } from '../ink.ts'

export const seedJars: Scene = (sheet) => {
  const tints = [p.ochre, p.clay, p.moss, p.sand, p.brick, p.chalk, p.sage]
  const jar = (x: number, y: number, width: number, height: number, tint: string, fill: number) => {
    const level = height * fill
    const grains = times(Math.floor(level / 17), (r) =>
      times(Math.floor((width - 20) / 20), (c) =>
        oval(x + 18 + c * 20 + (r % 2) * 8, y - 14 - r * 17, 9, 6, r % 2 === c % 2 ? p.ink : p.chalk).replace(
          '/>',
          ' opacity="0.28"/>',
        ),
      ),
    )
    return (
      rect(x, y - height, width, height, p.mist, 18) +
      rect(x + 6, y - level, width - 12, level - 6, tint, 12) +
      grains +
      rect(x + 10, y - height - 26, width - 20, 34, p.ink, 6) +
      rect(x + width * 0.18, y - height * 0.5, width * 0.64, 58, p.chalk) +
      rect(x + width * 0.26, y - height * 0.5 + 16, width * 0.48, 7, p.ink) +
      rect(x + width * 0.26, y - height * 0.5 + 34, width * 0.3, 7, p.clay) +
      rect(x + 14, y - height + 20, 9, height - 50, p.chalk, 4)
    )
  }
  const shelf = (y: number, height: number) => {
    let x = 50
    let row = ''
    while (x < 1640) {
      const width = 150 + Math.floor(sheet.random() * 70)
      row += jar(
        x,
        y,
        width,
        height * (0.72 + sheet.random() * 0.28),
        tints[Math.floor(sheet.random() * tints.length)] ?? p.ochre,
        0.5 + sheet.random() * 0.25,
      )
      x += width + 26
    }
    return row + rect(0, y, 1800, 40, p.brick) + halftone([0, y + 40, 1800, 60], p.ink, (_, v) => 0.9 * (1 - v), 14)
  }
  return (
    rect(0, 0, 1800, 1200, p.navy) +
    halftone([0, 0, 1800, 1200], p.night, (u) => 0.2 + u * 0.6) +
    shelf(370, 270) +
    shelf(750, 270) +
    shelf(1130, 270)
  )
}
