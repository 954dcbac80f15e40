import type { Client } from 'pg'
import type { Corpus } from './corpus.ts'
import { FIGURES } from './make-body.ts'

/** What search makes of a word: its lexemes, each with its place, and how many places the word takes, stop words too. */
export type Stem = { lexemes: [string, number][]; places: number }
export type Stems = Map<string, Stem>

/** The configuration of a story that names no language, on a site that names English. */
export const CONFIG = 'english'

/**
 * Asks Postgres for the stems of every word that a corpus can hold, each once: to ask for each story would take longer than to write it.
 * @param client - a connection to the newsroom's database
 */
export async function readStems(client: Client, { maker }: Corpus): Promise<Stems> {
  const figures = Array.from({ length: FIGURES[1] - FIGURES[0] + 1 }, (_, index) => String(FIGURES[0] + index))
  // The mark after a word says where the next one would stand.
  const { rows } = await client.query<Stem & { word: string }>(
    `select word, places,
      (select coalesce(json_agg(json_build_array(lexeme, place) order by place), '[]') from unnest(stems), unnest(positions) as place
        where place <= places) as lexemes
     from unnest($2::text[]) as word
       cross join lateral (select edition.stems($1, edition.spaced(word || ' ' || $3)) as stems offset 0) as found
       cross join lateral (select positions[cardinality(positions)] - 1 as places from unnest(stems) where lexeme = $3) as mark
     limit 1000000`,
    [CONFIG, [...maker.vocabulary(), ...figures], 'zzzz'],
  )
  return new Map(rows.map(({ word, lexemes, places }) => [word, { lexemes, places }]))
}
