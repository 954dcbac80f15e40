/**
 * The vocabulary of the demo's illustrations: flat cut shapes in one palette, shaded with halftone dots as on newsprint.
 * Everything returns SVG markup; coordinates are pixels of the finished picture.
 */
export const palette = {
  paper: '#f4ecdc',
  chalk: '#fbf6ea',
  sand: '#ead3a4',
  blush: '#efc3a2',
  ochre: '#dd9f3f',
  clay: '#c8673f',
  brick: '#9a3a2c',
  mist: '#b3c6c4',
  steel: '#4d7890',
  navy: '#24425f',
  night: '#16273b',
  ink: '#1a212c',
  sage: '#93a685',
  moss: '#4f684f',
} as const

export type Sheet = { width: number; height: number; random: () => number }
/** Draws one picture, background to foreground. */
export type Scene = (sheet: Sheet) => string
export type Box = [x: number, y: number, width: number, height: number]

/** The same name always gives the same numbers, so a demo looks alike on every machine. */
export function seededRandom(name: string): () => number {
  let state = 2166136261
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${radius ? ` rx="${radius}"` : ''}/>`

export const disc = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"/>`

export const ring = (x: number, y: number, radius: number, color: string, width: number) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${color}" stroke-width="${width}"/>`

/** Points as x, y, x, y … */
export const poly = (points: number[], fill: string) => `<polygon points="${points.map(n).join(' ')}" fill="${fill}"/>`

export const shape = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

export const stroke = (d: string, color: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

export const line = (x1: number, y1: number, x2: number, y2: number, color: string, width: number) =>
  stroke(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, color, width)

export const at = (x: number, y: number, content: string, { scale = 1, turn = 0, flip = false } = {}) =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(flip ? -scale : scale)} ${n(scale)})">${content}</g>`

export const faded = (opacity: number, content: string) => `<g opacity="${opacity}">${content}</g>`

export const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('')

let clips = 0
/** Content seen through a hole: `hole` is markup of one or more shapes. */
export function within(hole: string, content: string): string {
  clips += 1
  return `<clipPath id="c${clips}">${hole}</clipPath><g clip-path="url(#c${clips})">${content}</g>`
}

/**
 * Halftone: staggered dots whose size follows `shade` (0 to 1), which is given the place in the box as u, v from 0 to 1.
 * A dot is a stroke of no length with a round cap, and dots of one size share a path: twice as fast to rasterise as circles.
 */
export function halftone(box: Box, ink: string, shade: (u: number, v: number) => number, step = 17): string {
  const [left, top, width, height] = box
  const bySize = new Map<number, string>()
  for (let row = 0; row * step * 0.5 <= height; row++) {
    for (let x = (row % 2) * step * 0.5; x <= width; x += step) {
      const y = row * step * 0.5
      const size = Math.round(step * 1.68 * Math.sqrt(Math.max(0, Math.min(1, shade(x / width, y / height))))) / 2
      if (size > 2) bySize.set(size, `${bySize.get(size) ?? ''}M${n(left + x)} ${n(top + y)}h0`)
    }
  }
  const dots = Array.from(bySize, ([size, d]) => `<path d="${d}" stroke-width="${size}"/>`)
  return `<g stroke="${ink}" stroke-linecap="round">${dots.join('')}</g>`
}

/** A flat sky that thickens towards the top in dots of a second ink. */
export const sky = ({ width }: Sheet, height: number, base: string, ink: string, weight = 0.75) =>
  rect(0, 0, width, height, base) + halftone([0, 0, width, height], ink, (_, v) => weight * (1 - v) ** 1.4)

/** A soft outline of hills from edge to edge, closed along the bottom; `rise` is how far it swings about `y`. */
export function ridge({ width, height, random }: Sheet, y: number, rise: number, bumps: number, fill: string): string {
  const points = Array.from({ length: bumps + 1 }, (_, i) => ({
    x: (width / bumps) * i,
    y: y + (random() - 0.5) * 2 * rise,
  }))
  return shape(`${smooth(points)} L${width} ${height} L0 ${height} Z`, fill)
}

/** A curve through the points, level at each of them. */
export function smooth(points: { x: number; y: number }[]): string {
  return points
    .map((point, i) => {
      const last = points[i - 1]
      if (!last) return `M${n(point.x)} ${n(point.y)}`
      const middle = (last.x + point.x) / 2
      return `C${n(middle)} ${n(last.y)} ${n(middle)} ${n(point.y)} ${n(point.x)} ${n(point.y)}`
    })
    .join(' ')
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
