import { type Fragment, fragment } from '../../lib/sql.ts'

/** What was typed, as a query (`words`) for the index on headlines of newest versions: the last word may be a beginning. */
export function wordsOfHeadline(q: string): Fragment {
  return fragment`
      select string_agg('''' || replace(lexeme, '''', '''''') || '''' || case when lexeme = any (beginnings) then ':*' else '' end, ' & ')::tsquery as words
      from unnest(to_tsvector('edition.simple', edition.spaced(${q})))
        cross join tsvector_to_array(to_tsvector('edition.simple', edition.spaced(${lastWord(q)}))) as last (beginnings) limit 1`
}

/** The word that is still being typed, if it is long enough to be the beginning of few. */
function lastWord(q: string): string {
  return /[\p{Letter}\p{Number}]{3,}$/u.exec(q)?.[0] ?? ''
}
