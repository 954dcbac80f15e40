import type { StoryRow } from '../../edition/build-story.ts'
import type { Occurrence } from '../../related/terms.ts'
import type { StoryWords } from './make-story.ts'
import { bareWord } from './sentence-maker.ts'
import type { Stem, Stems } from './stems.ts'

/** What search knows of a story: `edition.story_search.words` in Postgres' text form, and the same for `related/`. */
export type Words = { tsvector: string; occurrences: Occurrence[] }

type Found = Occurrence & { places: string }
type Field = 'headline' | 'standfirst' | 'body'

/**
 * Works out for one story after the other what `edition.story_words` would, from stems that were asked for once. Throws at a word
 * that has none.
 */
export function createWordMaker(stems: Stems): (story: StoryRow, words: StoryWords) => Words {
  // Words as they are written, so that each is taken apart once.
  const known = new Map<string, Stem>()
  const stemOf = (word: string): Stem => {
    const stem = known.get(word)
    if (stem) return stem
    const found = stems.get(bareWord(word))
    if (!found) throw new Error(`the corpus' vocabulary lacks “${word}”`)
    known.set(word, found)
    return found
  }
  return (story, words) => {
    const found = new Map<string, Found>()
    const add = (lexeme: string, place: string, field: Field) => {
      let entry = found.get(lexeme)
      if (entry) entry.places += `,${place}`
      else {
        entry = { lexeme, headline: 0, standfirst: 0, body: 0, places: place }
        found.set(lexeme, entry)
      }
      entry[field] += 1
    }
    add(`section:${story.section_id}`, '1B', 'standfirst')
    for (const id of story.tag_ids) add(`tag:${id}`, '1B', 'standfirst')
    for (const id of story.author_ids) add(`author:${id}`, '1B', 'standfirst')
    // A part begins after the last word found before it: stop words at the end of a part take no place.
    let last = 1
    const addPart = (part: string[], { label, field }: { label: string; field: Field }) => {
      let place = last
      for (const word of part) {
        const { lexemes, places } = stemOf(word)
        for (const [lexeme, offset] of lexemes) {
          last = place + offset
          add(lexeme, last + label, field)
        }
        place += places
      }
    }
    addPart(words.headline, { label: 'A', field: 'headline' })
    addPart(words.standfirst, { label: 'B', field: 'standfirst' })
    addPart(words.kicker, { label: 'C', field: 'standfirst' })
    addPart(words.body, { label: '', field: 'body' })
    let tsvector = ''
    for (const [lexeme, { places }] of found) tsvector += `'${lexeme}':${places} `
    return { tsvector, occurrences: [...found.values()] }
  }
}
