import type pg from 'pg'
import { blocksToLexical } from '../../importers/body/blocks-to-lexical.ts'
import { fetchResponse } from '../load/fetch-response.ts'

/** Every part of the story names the revision that it belongs to; odd and even ones carry different tags. */
export type Subject = { id: string; path: string; tags: [even: Tag, odd: Tag] }
type Tag = { id: string; slug: string }

/** In one word: pages keep a headline's last two together with a space that does not break. */
const mark = (part: string, revision: number) => `${part}-of-revision-${revision}-`

export function revisionData(revision: number, { tags }: Subject): object {
  return {
    headline: mark('Headline', revision),
    standfirst: mark('Standfirst', revision),
    body: blocksToLexical([{ type: 'paragraph', children: [{ type: 'text', text: mark('Text', revision) }] }], {
      seed: `revision ${revision}`,
    }),
    tags: [tagOf(revision, tags).id],
  }
}

/**
 * Which revision the database holds, if everything in it agrees: the newsroom's row, its newest version, and the edition's story,
 * text, tags and lists. Otherwise what each of them holds.
 */
export async function revisionInDatabase(client: pg.Client, { id, tags }: Subject): Promise<number | string> {
  const { rows } = await client.query(
    `select articles.headline as row_headline, articles.standfirst as row_standfirst, articles.body::text as row_body,
        version.version_headline as version_headline, version.version__status as version_status,
        story.headline, story.standfirst, story.body::text as body,
        (select array_agg(tag_id::text) from edition.story_tags where story_id = $1) as story_tags,
        (select array_agg(list_id::text) from edition.listings where story_id = $1 and list_id = any ($2)) as lists,
        (select count(*)::int from public._articles_v where parent_id = $1 and latest) as latest
      from public.articles join edition.stories as story using (id)
      left join public._articles_v as version on version.parent_id = articles.id and version.latest
      where articles.id = $1`,
    [id, tags.map((tag) => tag.id)],
  )
  const [row] = rows
  if (!row || rows.length > 1) return `${rows.length} rows`
  const texts = [
    row.row_headline,
    row.row_standfirst,
    row.row_body,
    row.version_headline,
    row.headline,
    row.standfirst,
    row.body,
  ]
  const revisions = new Set(texts.map(revisionIn))
  const [revision] = revisions
  const isWhole =
    revisions.size === 1 &&
    revision !== undefined &&
    row.latest === 1 &&
    row.version_status === 'published' &&
    [row.story_tags, row.lists].every((ids) => ids?.length === 1 && ids[0] === tagOf(revision, tags).id)
  return isWhole
    ? revision
    : JSON.stringify({ revisions: [...revisions], ...row, row_body: undefined, body: undefined })
}

/** Whether the story's page and both tags' pages, as readers get them, show this revision and no other. */
export async function isShown(origin: string, revision: number, { path, tags }: Subject): Promise<boolean> {
  const story = await fetchResponse(origin + path).catch(() => undefined)
  if (story?.status !== 200) return false
  const text = story.body.toString()
  const parts = ['Headline', 'Standfirst', 'Text'].every((part) => text.includes(mark(part, revision)))
  if (!parts || /of-revision-(\d+)-/.exec(text)?.[1] !== String(revision)) return false
  for (const tag of tags) {
    const list = await fetchResponse(`${origin}/tags/${tag.slug}`).catch(() => undefined)
    const isListed = list?.status === 200 && list.body.includes(mark('Headline', revision))
    if (!list || list.status >= 500 || isListed !== (tag === tagOf(revision, tags))) return false
  }
  return true
}

function tagOf(revision: number, [even, odd]: [Tag, Tag]): Tag {
  return revision % 2 === 0 ? even : odd
}

function revisionIn(text: string): number | undefined {
  const [, digits] = /of-revision-(\d+)-/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits)
}
