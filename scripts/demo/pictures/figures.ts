import { at, disc, line, oval, palette as p, poly, rect, shape, stroke, times } from './ink.ts'

/** People, trees and birds that walk through several pictures. The origin is between the feet; a person is about 200 high. */
export function person(
  x: number,
  y: number,
  fill: string,
  { scale = 1, flip = false, skirt = false, skin = fill } = {},
): string {
  const legs = skirt
    ? shape('M-26 -100 L26 -100 L44 -4 L-44 -4 Z', fill)
    : line(-11, -95, -20, -6, fill, 24) + line(11, -95, 24, -6, fill, 24)
  const torso = shape('M-34 -92 L-36 -140 Q-34 -164 0 -166 Q34 -164 36 -140 L34 -92 Z', fill)
  const arms = line(-30, -146, -42, -92, fill, 17) + line(30, -146, 46, -96, fill, 17)
  return at(x, y, legs + torso + arms + rect(-8, -178, 16, 20, skin) + disc(0, -188, 21, skin), { scale, flip })
}

export function walker(x: number, y: number, coat: string, { scale = 1, flip = false, umbrella = '' } = {}): string {
  const legs = line(0, -95, -34, -8, p.ink, 22) + line(0, -95, 34, -6, p.ink, 22)
  const body = shape('M-32 -80 L-36 -146 Q-30 -168 4 -168 Q34 -164 36 -140 L40 -70 Z', coat)
  const head = disc(4, -190, 21, p.ink)
  const cover = umbrella
    ? line(30, -130, 30, -262, p.ink, 6) +
      shape(
        'M-76 -236 Q-66 -322 30 -326 Q126 -322 136 -236 Q118 -252 100 -236 Q82 -252 65 -236 Q48 -252 30 -236 Q12 -252 -5 -236 Q-22 -252 -40 -236 Q-58 -252 -76 -236 Z',
        umbrella,
      )
    : ''
  return at(x, y, legs + body + head + line(22, -146, 32, -128, coat, 16) + cover, { scale, flip })
}

export const pine = (x: number, y: number, height: number, fill: string) =>
  times(4, (i) => {
    const half = height * (0.3 - i * 0.058)
    const base = y - height * (0.08 + i * 0.2)
    return poly([x - half, base, x, base - height * 0.36, x + half, base], fill)
  }) + rect(x - height * 0.03, y - height * 0.1, height * 0.06, height * 0.1, fill)

export const palm = (x: number, y: number, height: number, fill: string) =>
  stroke(
    `M${x} ${y} Q${x + height * 0.02} ${y - height * 0.5} ${x + height * 0.12} ${y - height}`,
    fill,
    height * 0.035,
  ) +
  times(7, (i) => {
    const angle = (-205 + i * 38.5) * (Math.PI / 180)
    const reach = height * 0.42
    const cx = x + height * 0.12
    const cy = y - height
    const ex = cx + Math.cos(angle) * reach
    const ey = cy + Math.sin(angle) * reach * 0.7 + height * 0.14
    const mx = cx + Math.cos(angle) * reach * 0.55
    const my = cy + Math.sin(angle) * reach * 0.75 - height * 0.05
    return shape(
      `M${cx} ${cy} Q${mx} ${my - height * 0.05} ${ex} ${ey} Q${mx} ${my + height * 0.05} ${cx} ${cy} Z`,
      fill,
    )
  })

export const broadTree = (x: number, y: number, size: number, leaf: string, trunk: string) =>
  stroke(
    `M${x} ${y} L${x} ${y - size * 0.7} M${x} ${y - size * 0.4} L${x - size * 0.2} ${y - size * 0.65} M${x} ${y - size * 0.45} L${x + size * 0.2} ${y - size * 0.7}`,
    trunk,
    size * 0.07,
  ) +
  oval(x, y - size * 0.95, size * 0.42, size * 0.34, leaf) +
  oval(x - size * 0.3, y - size * 0.78, size * 0.3, size * 0.24, leaf) +
  oval(x + size * 0.32, y - size * 0.8, size * 0.3, size * 0.25, leaf)

export const gull = (x: number, y: number, size: number, color: string) =>
  stroke(
    `M${x - size} ${y - size * 0.25} Q${x - size * 0.45} ${y - size * 0.6} ${x} ${y} Q${x + size * 0.45} ${y - size * 0.6} ${x + size} ${y - size * 0.25}`,
    color,
    size * 0.16,
  )

/** A hand from above, fingers towards the negative y axis, about 420 long with its sleeve. */
export function hand(
  x: number,
  y: number,
  skin: string,
  sleeve: string,
  { scale = 1, turn = 0, flip = false } = {},
): string {
  const fingers =
    line(-62, -40, -80, -170, skin, 42) +
    line(-20, -60, -24, -208, skin, 44) +
    line(24, -60, 32, -200, skin, 43) +
    line(64, -40, 84, -160, skin, 38)
  const thumb = stroke('M-70 60 Q-150 20 -160 -50', skin, 48)
  const palm = shape('M-88 -50 Q0 -92 86 -50 L78 90 Q66 150 60 200 L-56 200 Q-62 150 -84 90 Z', skin)
  return at(
    x,
    y,
    fingers + thumb + palm + shape('M-76 180 L80 180 L128 760 L-128 760 Z', sleeve) + rect(-84, 176, 172, 34, p.chalk),
    { scale, turn, flip },
  )
}
