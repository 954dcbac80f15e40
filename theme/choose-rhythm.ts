import type { FrontStripView } from '../reading/views.ts'

export type Rhythm = 'single' | 'single-reversed' | 'pair' | 'big-and-list' | 'row' | 'numbered' | 'opinion'

const TURNS: Rhythm[] = ['big-and-list', 'row', 'numbered']
const OPINION = /\/(opinion|comment|views|columns)$/

/** One layout for each strip of the front, by how many stories it has, so that no two neighbours are alike. */
export function chooseRhythms(strips: FrontStripView[]): Rhythm[] {
  const chosen: Rhythm[] = []
  let turn = 0
  for (const { section, stories } of strips) {
    const before = chosen.at(-1)
    const fits = fitting(stories.length, OPINION.test(section.href), turn).filter((rhythm) => rhythm !== before)
    const rhythm = fits[0] ?? 'big-and-list'
    const place = TURNS.indexOf(rhythm)
    if (place >= 0) turn = place + 1
    chosen.push(rhythm)
  }
  return chosen
}

/** Layouts that can hold so many stories, the wanted one first. */
function fitting(stories: number, isOpinion: boolean, turn: number): Rhythm[] {
  if (stories <= 1) return ['single', 'single-reversed']
  if (stories === 2) return ['pair', 'big-and-list']
  const turns = TURNS.map((_, step) => TURNS[(turn + step) % TURNS.length] ?? 'row')
  return isOpinion ? ['opinion', ...turns] : turns
}
