import { disc, halftone, palette as p, poly, rect, type Scene, stroke, times } from '../ink.ts'

export const chipDie: Scene = (sheet) => {
  const iso = (x: number, y: number): [number, number] => [900 + (x - y) * 0.866, 620 + (x + y) * 0.5]
  const flat = (x: number, y: number, w: number, h: number, lift: number, fill: string) =>
    poly(
      [...iso(x, y), ...iso(x + w, y), ...iso(x + w, y + h), ...iso(x, y + h)].map((v, i) => (i % 2 ? v - lift : v)),
      fill,
    )
  const slab = (
    x: number,
    y: number,
    w: number,
    h: number,
    from: number,
    to: number,
    top: string,
    left: string,
    right: string,
  ) => {
    const [ax, ay] = iso(x, y + h)
    const [bx, by] = iso(x + w, y + h)
    const [cx, cy] = iso(x + w, y)
    return (
      poly([ax, ay - from, bx, by - from, bx, by - to, ax, ay - to], left) +
      poly([bx, by - from, cx, cy - from, cx, cy - to, bx, by - to], right) +
      flat(x, y, w, h, to, top)
    )
  }
  const trace = (x1: number, y1: number, x2: number, y2: number, x3: number, y3: number) => {
    const [a, b, c] = [iso(x1, y1), iso(x2, y2), iso(x3, y3)]
    return stroke(`M${a} L${b} L${c}`, p.ochre, 7) + disc(c[0], c[1], 12, p.ochre)
  }
  return (
    rect(0, 0, 1800, 1200, p.moss) +
    halftone([0, 0, 1800, 1200], p.night, (u, v) => 0.15 + 0.8 * Math.hypot(u - 0.5, v - 0.5)) +
    times(13, (i) => {
      const o = -240 + i * 40
      const far = 420 + ((i * 67) % 260)
      return (
        trace(o, 260, o, far, o - 130, far + 130) +
        trace(260, o, far, o, far + 130, o - 130) +
        trace(o, -260, o, -far, o + 150, -far - 150) +
        trace(-260, o, -far, o, -far - 150, o + 150)
      )
    }) +
    slab(-300, -300, 600, 600, 0, 40, p.sage, p.night, p.ink) +
    times(14, (i) => flat(-280 + i * 41, 262, 22, 34, 40, p.ochre) + flat(262, -280 + i * 41, 34, 22, 40, p.ochre)) +
    slab(-220, -220, 440, 440, 40, 96, p.steel, p.navy, p.night) +
    times(5, (r) =>
      times(5, (c) =>
        flat(
          -196 + c * 80,
          -196 + r * 80,
          (r + c) % 3 ? 68 : 30,
          68,
          96,
          [p.navy, p.clay, p.mist, p.ochre, p.brick][Math.floor(sheet.random() * 5)] ?? p.navy,
        ),
      ),
    ) +
    slab(420, -330, 150, 90, 0, 50, p.ochre, p.clay, p.brick) +
    slab(-560, 260, 90, 150, 0, 44, p.chalk, p.mist, p.steel) +
    slab(-100, 480, 110, 110, 0, 60, p.brick, p.ink, p.ink)
  )
}
