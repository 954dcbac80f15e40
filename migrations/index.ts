import * as m20261122_130000_initial from './20261122_130000_initial.ts'
import * as m20261122_140000_edition from './20261122_140000_edition.ts'
import * as m20261122_180000_messenger from './20261122_180000_messenger.ts'
import * as m20261122_200000_first_story_of_a_list from './20261122_200000_first_story_of_a_list.ts'
import * as m20261122_210000_priorities from './20261122_210000_priorities.ts'

/** In the order in which they run; written by `npm run make-migration`. */
export const migrations = [
  { name: '20261122_130000_initial', up: m20261122_130000_initial.up, down: m20261122_130000_initial.down },
  { name: '20261122_140000_edition', up: m20261122_140000_edition.up, down: m20261122_140000_edition.down },
  { name: '20261122_180000_messenger', up: m20261122_180000_messenger.up, down: m20261122_180000_messenger.down },
  {
    name: '20261122_200000_first_story_of_a_list',
    up: m20261122_200000_first_story_of_a_list.up,
    down: m20261122_200000_first_story_of_a_list.down,
  },
  { name: '20261122_210000_priorities', up: m20261122_210000_priorities.up, down: m20261122_210000_priorities.down },
]
