import { type Block, type Inline, plainText } from '../../edition/body.ts'
import { bodyFromLexical, idOf } from '../../edition/body-from-lexical.ts'
import { mentionedIn, wordCount } from '../../edition/build-story.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Article } from '../../payload-types.ts'
import type { TextFacts } from './checklist.ts'
import type { Facts, Stage } from './workflow.ts'

/** Where a story stands, whatever version of it somebody looks at. Undefined where there is none. */
export async function readStanding(sql: Sql, storyId: string): Promise<Facts | undefined> {
  const [row] = await sql<{
    stage: Stage | null
    is_live: boolean
    was_updated: boolean
    is_scheduled: boolean
    is_open: boolean
    is_corrected: boolean
    is_withdrawn: boolean
  }>`
    select version.version_stage as stage, live.id is not null as is_live, live.revised_at is not null as was_updated,
      schedules.story_id is not null as is_scheduled,
      exists (select from edition.corrections where corrections.story_id = articles.id) as is_corrected,
      exists (select from newsroom.withdrawals where withdrawals.story_id = articles.id) as is_withdrawn,
      (live.id is not null or schedules.story_id is not null)
        and (live.id is null or version.version_content_hash is distinct from articles.content_hash)
        and (schedules.story_id is null or version.version_content_hash is distinct from schedules.content_hash) as is_open
    from articles left join _articles_v as version on version.parent_id = articles.id and version.latest
      left join edition.stories as live on live.id = articles.id
      left join newsroom.schedules on schedules.story_id = articles.id
    where articles.id = ${storyId} limit 1`
  if (!row) return undefined
  const { stage, is_live, was_updated, is_scheduled, is_open, is_corrected, is_withdrawn } = row
  return {
    ...{ stage: stage ?? 'draft', isLive: is_live, wasUpdated: was_updated },
    ...{ hasOpenText: is_open, isScheduled: is_scheduled, hasCorrections: is_corrected, isWithdrawn: is_withdrawn },
  }
}

/** What the checklist looks at, of a story as it stands in the form. Two statements. */
export async function readTextFacts(sql: Sql, story: Partial<Article>): Promise<TextFacts> {
  const blocks = bodyFromLexical(story.body)
  const leadId = idOf(story.leadImage)
  const mediaIds = [...(leadId ? [leadId] : []), ...mentionedIn(blocks).media].filter(isId)
  const media = await sql<{ id: string; filename: string | null; alt: string | null; credit: string | null }>`
    select media.id, filename, alt, credit from unnest(${mediaIds}::uuid[]) with ordinality as wanted (id, place)
      join media on media.id = wanted.id order by place limit 200`
  const links = linksIn(blocks)
  const ids = links.map(({ id }) => id).filter(isId)
  const there = await sql<{ id: string }>`
    select id from edition.stories where id = any (${ids}::uuid[])
    union select id from edition.tags where id = any (${ids}::uuid[])
    union select id from edition.authors where id = any (${ids}::uuid[])
    union select id from edition.sections where id = any (${ids}::uuid[])
    union select id from edition.pages where id = any (${ids}::uuid[])
    order by id limit ${ids.length}`
  const known = new Set(there.map(({ id }) => id))
  return {
    headline: story.headline ?? '',
    standfirst: story.standfirst ?? '',
    hasSection: idOf(story.section) !== undefined,
    authors: story.authors?.length ?? 0,
    words: wordCount(blocks),
    pictures: media.map(({ filename, alt, credit }) => ({
      name: filename ?? 'A picture',
      hasAlt: Boolean(alt?.trim()),
      hasCredit: Boolean(credit?.trim()),
    })),
    brokenLinks: links.filter(({ id }) => id !== story.id && !known.has(id)).map(({ words }) => words),
  }
}

/** A draft may name anything. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** Links to documents of the house, with the words that carry them; a related story in the text is one, too. */
function linksIn(blocks: Block[]): { id: string; words: string }[] {
  const found: { id: string; words: string }[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
      return
    }
    if (!value || typeof value !== 'object') return
    const node = value as Partial<{ type: string; storyId: string; id: string; children: Inline[] }>
    if (node.type === 'relatedStory' && node.storyId) found.push({ id: node.storyId, words: 'A related story' })
    if (node.type === 'internalLink' && node.id) found.push({ id: node.id, words: plainText(node.children ?? []) })
    for (const item of Object.values(value)) visit(item)
  }
  visit(blocks)
  return found
}
