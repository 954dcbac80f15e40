import {
  disc,
  halftone,
  line,
  oval,
  palette as p,
  rect,
  ring,
  type Scene,
  shape,
  stroke,
  times,
  within,
} from './ink.ts'

export type Sitter = {
  ground: string
  dots: string
  skin: string
  hair: string
  coat: string
  collar: string
  style: 'bun' | 'crop' | 'long' | 'scarf' | 'bald' | 'curls'
  glasses?: boolean
  beard?: boolean
  earring?: boolean
}

/** A bust without features, lit from the left: square, head in the upper middle. */
export const portrait =
  (who: Sitter): Scene =>
  () => {
    const face =
      '<path d="M600 300 C740 300 790 400 784 520 C778 660 700 770 600 770 C500 770 422 660 416 520 C410 400 460 300 600 300 Z"/>'
    const neck = shape('M520 690 L520 860 L600 920 L680 860 L680 690 Z', who.skin)
    const coatPath =
      'M150 1200 C160 1000 270 930 440 890 L520 850 L600 940 L680 850 L760 890 C930 930 1040 1000 1050 1200 Z'
    const coat = shape(coatPath, who.coat)
    const collar =
      shape('M440 890 L522 846 L600 944 L548 1030 Z', who.collar) +
      shape('M760 890 L678 846 L600 944 L652 1030 Z', who.collar)
    return (
      rect(0, 0, 1200, 1200, who.ground) +
      halftone([0, 0, 1200, 1200], who.dots, (u, v) => 0.75 * u * (1 - v * 0.5)) +
      backHair(who) +
      neck +
      halftone([520, 700, 160, 150], p.ink, (u, v) => 0.65 * (1 - v) + 0.2 * u, 13) +
      coat +
      within(
        shape(coatPath, p.ink),
        halftone([560, 840, 500, 360], p.ink, (u) => u * 0.8, 15),
      ) +
      collar +
      disc(418, 540, 40, who.skin) +
      disc(782, 540, 40, who.skin) +
      face.replace('/>', ` fill="${who.skin}"/>`) +
      within(
        face,
        halftone([590, 290, 210, 490], p.ink, (u) => 0.05 + u * 0.75, 14),
      ) +
      stroke('M596 500 Q580 590 604 612', p.ink, 7) +
      (who.beard
        ? shape(
            'M418 560 C430 640 500 640 600 640 C700 640 770 640 782 560 C790 730 710 810 600 812 C490 810 410 730 418 560 Z',
            who.hair,
          ) + stroke('M552 690 Q600 712 648 690', who.skin, 10)
        : stroke('M552 672 Q600 700 648 672', p.ink, 9)) +
      line(478, 470, 546, 462, who.style === 'scarf' ? p.ink : who.hair, 14) +
      line(654, 462, 722, 470, who.style === 'scarf' ? p.ink : who.hair, 14) +
      oval(514, 512, 11, 14, p.ink) +
      oval(686, 512, 11, 14, p.ink) +
      frontHair(who) +
      (who.glasses
        ? ring(514, 514, 56, p.ink, 9) +
          ring(686, 514, 56, p.ink, 9) +
          line(570, 506, 630, 506, p.ink, 9) +
          line(458, 504, 420, 494, p.ink, 9) +
          line(742, 504, 780, 494, p.ink, 9)
        : '') +
      (who.earring ? disc(416, 606, 17, p.ochre) + disc(784, 606, 17, p.ochre) : '')
    )
  }

function backHair({ style, hair }: Sitter): string {
  if (style === 'long')
    return shape(
      'M600 230 C810 230 860 400 850 600 C846 760 880 860 900 930 L300 930 C320 860 354 760 350 600 C340 400 390 230 600 230 Z',
      hair,
    )
  if (style === 'bun')
    return (
      disc(600, 210, 96, hair) + shape('M600 250 C780 250 824 400 812 560 L388 560 C376 400 420 250 600 250 Z', hair)
    )
  if (style === 'curls')
    return times(15, (i) =>
      disc(
        600 + Math.cos(Math.PI * (0.92 + i * 0.083)) * 224,
        470 + Math.sin(Math.PI * (0.92 + i * 0.083)) * 236,
        86,
        hair,
      ),
    )
  return ''
}

function frontHair({ style, hair }: Sitter): string {
  if (style === 'crop')
    return shape(
      'M414 500 C390 320 480 240 620 244 C760 250 812 340 786 500 C770 420 740 390 690 384 C600 380 500 400 460 372 C430 410 424 450 414 500 Z',
      hair,
    )
  if (style === 'bun')
    return shape(
      'M412 500 C410 350 480 280 600 280 C720 280 790 350 788 500 C760 410 690 366 600 364 C510 366 440 410 412 500 Z',
      hair,
    )
  if (style === 'long')
    return shape(
      'M412 520 C400 340 480 262 610 262 C740 262 800 350 788 520 C770 430 700 400 640 330 C590 400 440 410 412 520 Z',
      hair,
    )
  if (style === 'scarf') return headWrap(hair)
  if (style === 'curls') return times(8, (i) => disc(440 + i * 46, 330 - Math.sin((i / 7) * Math.PI) * 50, 62, hair))
  return (
    shape('M414 520 C396 470 404 420 424 400 L436 520 Z', hair) +
    shape('M786 520 C804 470 796 420 776 400 L764 520 Z', hair)
  )
}

function headWrap(cloth: string): string {
  const wrap =
    'M408 470 C330 330 380 150 560 120 C700 60 900 120 880 280 C876 360 830 410 792 470 C770 400 700 366 600 364 C500 366 440 400 408 470 Z'
  const folds = 'M420 420 C480 300 620 240 850 210 M440 330 C520 220 680 160 860 300 M600 364 C680 330 780 330 830 380'
  return (
    shape(wrap, cloth) +
    within(
      shape(wrap, p.ink),
      halftone([560, 90, 340, 390], p.ink, (u) => u * 0.6, 14),
    ) +
    stroke(folds, p.ink, 8)
  )
}
