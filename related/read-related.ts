import { noteEnd, noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from '../reading/cards.ts'
import type { RelatedView } from '../reading/views.ts'

/** Below a story. */
export const RELATED_BELOW = 5
/** In the text of a long one, before those. */
export const RELATED_IN_TEXT = 3
const SHOWN = RELATED_BELOW + RELATED_IN_TEXT

export type RelatedColumns = {
  /** All that were chosen or pinned for the story, live or not. */
  related_ids: string[] | null
  /** Those that it may show: pinned ones first, then the best. */
  related: { reason: string[] | null; card: CardRow }[] | null
  /** When the first pin ends that stands now. */
  pinned_until: Date | null
}

/** The pins of a story as `page` that stand now. */
const PINS = fragment`
  (select pin.id, pin.until, pin.place
    from unnest(page.pinned_ids, page.pinned_until) with ordinality as pin (id, until, place)
    where pin.until is null or pin.until > now())`

/**
 * For a statement that has a story as `page`: `shown.ids`, the stories that it may show as related, in order, which are live, not in
 * its text, and not kept away by an editor. To be joined laterally.
 */
export const SHOWN_RELATED = fragment`
  (select array(
    select choice.id
    from (
        select pin.id, 0 as kind, pin.place from ${PINS} as pin
        union all
        select related_id, 1, position from edition.related
        where story_id = page.id and related_id not in (select pin.id from ${PINS} as pin)
      ) as choice join edition.stories as live on live.id = choice.id
    where choice.id <> all (page.linked_ids) and choice.id <> page.id
      and choice.id <> all (page.banned_ids) and page.id <> all (live.kept_apart_ids)
    order by choice.kind, choice.place limit ${SHOWN}) as ids) as shown`

/** The columns of `RelatedColumns`, for the same statement. */
export const RELATED_COLUMNS = fragment`
  (select array_agg(related_id) || page.pinned_ids from edition.related where story_id = page.id) as related_ids,
  (select min(pin.until) from ${PINS} as pin) as pinned_until,
  (select json_agg(json_build_object('reason', chosen.reason, 'card', to_json(card)) order by choice.place)
    from unnest(shown.ids) with ordinality as choice (id, place)
      left join edition.related as chosen on chosen.story_id = page.id and chosen.related_id = choice.id
      cross join lateral (select ${CARD_COLUMNS} from edition.stories as story where story.id = choice.id) as card) as related`

/**
 * What a story shows as related, in its text and below it, none twice.
 * @param isLong - whether its text has room for some
 */
export function relatedFrom(
  { related, related_ids, pinned_until }: RelatedColumns,
  { mediaBase, isLong }: { mediaBase: string; isLong: boolean },
): { related: RelatedView[]; relatedInText: RelatedView[] } {
  // Also those that are not live just now: they may return.
  noteTags(...(related_ids ?? []).map((id) => `doc:${id}`))
  if (pinned_until !== null) noteEnd(pinned_until)
  const views = (related ?? []).map(({ card, reason }) => ({ ...cardFrom(card, mediaBase), reason: reason ?? [] }))
  // A text that leads away three times and a foot that is nearly empty would be the worse page.
  const inText = isLong && views.length >= 2 * RELATED_IN_TEXT ? RELATED_IN_TEXT : 0
  return { relatedInText: views.slice(0, inText), related: views.slice(inText, inText + RELATED_BELOW) }
}
