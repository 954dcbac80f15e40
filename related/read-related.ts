import { noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from '../reading/cards.ts'
import type { Reader } from '../reading/reader.ts'
import type { RelatedView } from '../reading/views.ts'
import { RELATED } from './rank-related.ts'

type Row = { related_id: string; reason: string[]; card: CardRow | null }

/**
 * The related stories that were chosen for a story, as far as they are live.
 * @param except - stories that the text itself shows
 */
export async function readRelated({
  storyId,
  except,
  reader,
}: {
  storyId: string
  except: string[]
  reader: Reader
}): Promise<RelatedView[]> {
  const rows = await reader.sql<Row>`
    select related.related_id, related.reason, (
      select to_jsonb(card) from (
        select ${CARD_COLUMNS} from edition.stories as story where story.id = related.related_id) as card) as card
    from edition.related
    where related.story_id = ${storyId} and related.related_id <> all (${except}::uuid[])
    order by related.position limit 20`
  // Also those that are not live just now: they may return.
  noteTags(...rows.map((row) => `doc:${row.related_id}`))
  return rows
    .flatMap(({ card, reason }) => (card ? [{ ...cardFrom(card, reader.mediaBase), reason }] : []))
    .slice(0, RELATED)
}
