import { noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from '../reading/cards.ts'
import type { RelatedView } from '../reading/views.ts'
import { RELATED } from './rank-related.ts'

export type RelatedColumns = {
  /** All that were chosen for the story, live or not. */
  related_ids: string[] | null
  /** Those that it shows, the best first. */
  related: { reason: string[]; card: CardRow }[] | null
}

/**
 * For a statement that has a story as `page`: `shown.ids`, the chosen stories that it shows, which are live and not in its text.
 * To be joined laterally.
 */
export const SHOWN_RELATED = fragment`
  (select array(
    select related.related_id from edition.related join edition.stories as live on live.id = related.related_id
    where related.story_id = page.id and related.related_id <> all (page.linked_ids)
    order by related.position limit ${RELATED}) as ids) as shown`

/** The columns of `RelatedColumns`, for the same statement. */
export const RELATED_COLUMNS = fragment`
  (select array_agg(related.related_id) from edition.related where related.story_id = page.id) as related_ids,
  (select json_agg(json_build_object('reason', related.reason, 'card', to_json(card)) order by related.position)
    from edition.related cross join lateral (
      select ${CARD_COLUMNS} from edition.stories as story where story.id = related.related_id) as card
    where related.story_id = page.id and related.related_id = any (shown.ids)) as related`

export function relatedFrom({ related, related_ids }: RelatedColumns, mediaBase: string): RelatedView[] {
  // Also those that are not live just now: they may return.
  noteTags(...(related_ids ?? []).map((id) => `doc:${id}`))
  return (related ?? []).map(({ card, reason }) => ({ ...cardFrom(card, mediaBase), reason }))
}
