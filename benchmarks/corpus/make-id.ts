import type { Random } from '../../lib/random.ts'

/** A UUID of version 7, as Payload gives them: its time first, so that new rows go to the end of an index. */
export function makeId({ time, random }: { time: number; random: Random }): string {
  const stamp = Math.floor(time).toString(16).padStart(12, '0')
  const digits = Array.from({ length: 3 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
  const variant = '89ab'[Math.floor(random() * 4)]
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${digits.slice(0, 3)}-${variant}${digits.slice(3, 6)}-${digits.slice(6, 18)}`
}
