import { noteEnd, noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from '../reading/cards.ts'
import type { RelatedView } from '../reading/views.ts'

/** Below a story. */
const RELATED_BELOW = 5
/** In the text of a long one, before those. */
const RELATED_IN_TEXT = 3
/** From here on there is room for some in the text, unless an editor put some there. */
const WORDS_OF_A_LONG_STORY = 600

/** A word, or the lexeme of a tag: then the name of what readers find in its place, if there is any. */
type Reason = { said: string; name: string | null; root_id: string | null }

const TAG = 'tag:'

export type RelatedColumns = {
  /** Whether the text has room for some. */
  is_long: boolean
  /** All that were chosen or pinned for the story, live or not. */
  related_ids: string[] | null
  /** Those that it may show: pinned ones first, then the best. */
  related: { reason: Reason[] | null; card: CardRow }[] | null
  /** When the first pin ends that stands now. */
  pinned_until: Date | null
}

/** The pins of a story as `page` that stand now. */
const PINS = fragment`
  (select pin.id, pin.until, pin.place
    from unnest(page.pinned_ids, page.pinned_until) with ordinality as pin (id, until, place)
    where pin.until is null or pin.until > now())`

/**
 * For a statement that has a story as `page`: `shown.ids`, the stories that it shows as related, in order, which are live and not
 * kept away by an editor; those in its text only where somebody pinned them, and `shown.is_long`. To be joined laterally.
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
    where (choice.kind = 0 or choice.id <> all (page.linked_ids)) and choice.id <> page.id
      and choice.id <> all (page.banned_ids) and page.id <> all (live.kept_apart_ids)
    order by choice.kind, choice.place limit ${RELATED_BELOW} + case when room.is_long then ${RELATED_IN_TEXT} else 0 end) as ids, room.is_long
    from (
      select page.word_count >= ${WORDS_OF_A_LONG_STORY} and not jsonb_path_exists(page.body, '$[*] ? (@.type == "relatedStory")') as is_long
      limit 1) as room) as shown`

const REASON = fragment`
  (select json_agg(json_build_object(
      'said', said.reason, 'root_id', root.id, 'name', case when said.reason like 'tag:%' then root.name else said.reason end) order by said.place)
    from unnest(chosen.reason) with ordinality as said (reason, place)
      left join edition.tags as tag on tag.id = case when said.reason like 'tag:%' then substr(said.reason, 5)::uuid end
      left join edition.tags as root on root.id = coalesce(tag.merged_into, tag.id))`

/** The columns of `RelatedColumns`, for the same statement. */
export const RELATED_COLUMNS = fragment`
  shown.is_long,
  (select array_agg(related_id) || page.pinned_ids from edition.related where story_id = page.id) as related_ids,
  (select min(pin.until) from ${PINS} as pin) as pinned_until,
  (select json_agg(json_build_object('reason', ${REASON}, 'card', to_json(card)) order by choice.place)
    from unnest(shown.ids) with ordinality as choice (id, place)
      left join edition.related as chosen on chosen.story_id = page.id and chosen.related_id = choice.id
      cross join lateral (select ${CARD_COLUMNS} from edition.stories as story where story.id = choice.id) as card) as related`

/** What a story shows as related, in its text and below it, none twice. */
export function relatedFrom(
  { is_long, related, related_ids, pinned_until }: RelatedColumns,
  mediaBase: string,
): { related: RelatedView[]; relatedInText: RelatedView[] } {
  // Also those that are not live just now: they may return.
  noteTags(...(related_ids ?? []).map((id) => `doc:${id}`))
  if (pinned_until !== null) noteEnd(pinned_until)
  const views = (related ?? []).map(({ card, reason }) => ({
    ...cardFrom(card, mediaBase),
    reason: namesOf(reason ?? []),
  }))
  // A text that leads away three times and a foot that is nearly empty would be the worse page.
  const inText = is_long && views.length >= 2 * RELATED_IN_TEXT ? RELATED_IN_TEXT : 0
  return { relatedInText: views.slice(0, inText), related: views.slice(inText, inText + RELATED_BELOW) }
}

function namesOf(reasons: Reason[]): string[] {
  // Also of a tag that is not there just now: it may return.
  const tags = reasons.flatMap(({ said, root_id }) =>
    said.startsWith(TAG) ? [said.slice(TAG.length), root_id ?? ''] : [],
  )
  noteTags(...tags.filter((id) => id !== '').map((id) => `doc:${id}`))
  return [...new Set(reasons.flatMap(({ name }) => name ?? []))]
}
