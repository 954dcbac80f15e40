import { palette as p, rect, shape, times } from './ink.ts'

export const box = (x: number, y: number, width: number, height: number, fill: string) =>
  rect(x, y, width - 4, height - 4, fill) +
  times(Math.floor(width / 18), (i) =>
    rect(x + 8 + i * 18, y + 10, 4, height - 24, p.ink).replace('/>', ' opacity="0.22"/>'),
  )

export const waves = (top: number, rows: number, colors: string[]) =>
  times(rows, (r) => {
    const y = top + r * 46
    const crests = times(22, (i) => `Q${i * 90 + 45 - (r % 2) * 45} ${y - 30} ${(i + 1) * 90 - (r % 2) * 45} ${y} `)
    return shape(
      `M${-(r % 2) * 45} ${y} ${crests} L1990 ${y + 400} L-90 ${y + 400} Z`,
      colors[r % colors.length] ?? p.steel,
    )
  })

export const cargo = [p.brick, p.steel, p.ochre, p.navy, p.sage, p.clay, p.mist]
