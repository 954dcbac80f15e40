import type { Block } from '../../edition/body.ts'
import { bodyFromLexical, idOf } from '../../edition/body-from-lexical.ts'
import { wordCount } from '../../edition/build-story.ts'
import { type Reference, referencesIn } from '../../edition/references.ts'
import { isUuid } from '../../lib/is-uuid.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Article } from '../../payload-types.ts'
import { outsideLinksIn, readLinkChecks } from '../links/link-checks.ts'
import type { TextFacts } from './checklist.ts'

/** What the checklist looks at, of a story as it stands in the form. Three statements, and none to another site. */
export async function readTextFacts(sql: Sql, story: Partial<Article>): Promise<TextFacts> {
  const blocks = bodyFromLexical(story.body)
  const references = referencesIn(blocks)
  return {
    headline: story.headline ?? '',
    standfirst: story.standfirst ?? '',
    hasSection: idOf(story.section) !== undefined,
    authors: story.authors?.length ?? 0,
    words: wordCount(blocks),
    pictures: await readPictures(sql, idOf(story.leadImage), references),
    brokenLinks: await readBrokenLinks(sql, story.id, references),
    outsideLinks: await readOutsideLinks(sql, blocks),
  }
}

async function readPictures(
  sql: Sql,
  leadId: string | undefined,
  references: Reference[],
): Promise<TextFacts['pictures']> {
  const inText = references.flatMap((reference) => (reference.kind === 'picture' ? reference.id : []))
  const ids = [...(leadId ? [leadId] : []), ...inText].filter(isUuid)
  const media = await sql<{ id: string; filename: string | null; alt: string | null; credit: string | null }>`
    select media.id, filename, alt, credit from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join media on media.id = wanted.id order by place limit 200`
  return media.map(({ id, filename, alt, credit }) => ({
    name: filename ?? 'A picture',
    isLead: id === leadId,
    hasAlt: Boolean(alt?.trim()),
    hasCredit: Boolean(credit?.trim()),
  }))
}

async function readBrokenLinks(sql: Sql, storyId: string | undefined, references: Reference[]): Promise<string[]> {
  const links = references.flatMap((reference) => (reference.kind === 'document' ? reference : []))
  const ids = links.map(({ id }) => id).filter(isUuid)
  const there = await sql<{ id: string }>`
    select id from edition.stories where id = any (${ids}::uuid[])
    union select id from edition.tags where id = any (${ids}::uuid[])
    union select id from edition.authors where id = any (${ids}::uuid[])
    union select id from edition.sections where id = any (${ids}::uuid[])
    union select id from edition.pages where id = any (${ids}::uuid[])
    order by id limit ${ids.length}`
  const known = new Set(there.map(({ id }) => id))
  return links.filter(({ id }) => id !== storyId && !known.has(id)).map(({ words }) => words)
}

async function readOutsideLinks(sql: Sql, blocks: Block[]): Promise<TextFacts['outsideLinks']> {
  const links = outsideLinksIn(blocks)
  if (links.length === 0) return { count: 0, unknown: 0, dead: [] }
  const checks = await readLinkChecks(
    sql,
    links.map(({ address }) => address),
  )
  return {
    count: links.length,
    unknown: links.filter(({ address }) => !checks.has(address)).length,
    dead: links.flatMap(({ address, words }) => {
      const { problem, secondsAgo = 0 } = checks.get(address) ?? {}
      return problem ? [{ words, problem, secondsAgo }] : []
    }),
  }
}
