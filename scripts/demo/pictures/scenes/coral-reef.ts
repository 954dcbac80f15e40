import { oval, palette as p, ring, type Scene, shape, times } from '../ink.ts'
import { branch, diver, fish, seaLight } from '../underwater.ts'

export const coralReef: Scene = ({ random }) =>
  seaLight(p.navy) +
  shape('M0 1000 Q300 900 620 1010 T1240 980 T1800 960 L1800 1200 L0 1200 Z', p.night) +
  branch(300, 1080, 190, -1.6, p.clay, random) +
  branch(760, 1120, 130, -1.5, p.ochre, random) +
  branch(1480, 1090, 220, -1.62, p.brick, random) +
  branch(1090, 1120, 120, -1.65, p.blush, random) +
  times(5, (i) =>
    shape(`M${480 + i * 20} 1130 a${120 - i * 20} ${90 - i * 15} 0 0 1 ${240 - i * 40} 0 Z`, i % 2 ? p.sage : p.moss),
  ) +
  times(9, (i) => oval(930 + i * 34, 1130 - (i % 3) * 30, 12, 80 - (i % 3) * 12, i % 2 ? p.clay : p.blush)) +
  diver(900, 420, 1.15) +
  times(6, (i) => ring(1090 + (i % 3) * 26, 330 - i * 46, 8 + i * 3, p.chalk, 5)) +
  fish(420, 560, 1.1, p.ochre) +
  fish(560, 640, 0.8, p.ochre) +
  fish(360, 690, 0.7, p.ochre) +
  fish(1420, 560, 1.3, p.blush, true) +
  fish(1300, 720, 0.8, p.blush, true)
