import { at, disc, halftone, line, palette as p, poly, rect, shape, stroke, times } from './ink.ts'

export const branch = (
  x: number,
  y: number,
  length: number,
  angle: number,
  color: string,
  random: () => number,
  depth = 4,
): string => {
  const ex = x + Math.cos(angle) * length
  const ey = y + Math.sin(angle) * length
  const self = line(x, y, ex, ey, color, depth * 9)
  if (depth <= 1) return self + disc(ex, ey, 10, p.chalk)
  return (
    self +
    times(depth > 2 ? 3 : 2, (i) =>
      branch(
        ex,
        ey,
        length * (0.62 + random() * 0.16),
        angle + (i - (depth > 2 ? 1 : 0.5)) * 0.62 + (random() - 0.5) * 0.3,
        color,
        random,
        depth - 1,
      ),
    )
  )
}

export const fish = (x: number, y: number, size: number, fill: string, flip = false) =>
  at(
    x,
    y,
    shape('M-50 0 Q-10 -40 46 -2 Q-10 40 -50 0 Z', fill) +
      poly([-40, 0, -86, -30, -76, 0, -86, 30], fill) +
      disc(20, -8, 5, p.ink) +
      rect(-12, -20, 8, 38, p.chalk),
    { scale: size, flip },
  )

export const diver = (x: number, y: number, scale: number, flip = false) =>
  at(
    x,
    y,
    line(-40, 0, 90, -30, p.ink, 56) +
      disc(140, -40, 32, p.ink) +
      rect(128, -58, 40, 22, p.ochre, 8) +
      line(-20, -50, 80, -76, p.brick, 34) +
      stroke('M-50 0 L-150 30 L-230 6', p.ink, 30) +
      stroke('M-50 6 L-140 66 L-220 70', p.ink, 28) +
      poly([-224, -14, -330, -50, -310, 20], p.ochre) +
      poly([-216, 52, -320, 60, -290, 110], p.ochre) +
      stroke('M96 -16 L150 40 L220 44', p.ink, 24),
    { scale, flip },
  )

export const seaLight = (ink: string) =>
  rect(0, 0, 1800, 1200, p.steel) +
  times(5, (i) =>
    poly([300 + i * 270, 0, 420 + i * 270, 0, 260 + i * 330, 1200, 0 + i * 330, 1200], p.mist).replace(
      '/>',
      ' opacity="0.28"/>',
    ),
  ) +
  halftone([0, 0, 1800, 1200], ink, (_, v) => v * 0.95)
