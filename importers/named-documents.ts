import type { CollectionSlug, PayloadRequest } from 'payload'
import { fragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { slugFrom } from '../newsroom/slug.ts'
import type { ArchiveAuthorLine, ArchiveSection } from './archive/schema.ts'
import { KIND_OF, type NamedKind, noParent, noSection } from './import-writer.ts'
import type { EntityRecord, StoryRecord } from './normalise.ts'
import { badLine } from './problem.ts'
import type { ImageStore } from './store-images.ts'
import { mergedTags, tagsByOtherNames } from './tags-by-other-names.ts'

/**
 * The authors, tags and sections of an import. Found by source id, then by slug, a tag also by a former slug or another name of
 * it; made when there is none. Of a merged tag the story gets the one that stands for it. What a story says of
 * one only serves to make it: editors' changes to it stay. A line of its own brings it up to date.
 */
export type NamedDocuments = {
  /** Finds or makes all that the stories name, within the transaction. */
  begin: (req: PayloadRequest, stories: StoryRecord[]) => Promise<{ idOf: (kind: NamedKind, slug: string) => string }>
  /** The transaction has committed: what it made may be remembered. */
  keep: () => void
  /** @param fields - what `fieldsOfLine` made of the line, before the transaction */
  writeLine: (
    req: PayloadRequest,
    line: EntityRecord,
    fields: Record<string, unknown>,
  ) => Promise<'created' | 'updated' | 'unchanged'>
}

type Wanted = { kind: NamedKind; slug: string; fields?: Record<string, unknown>; parent?: string }

/** Ids remembered between batches: some 100 bytes each. */
const MOST_REMEMBERED = 10_000
export const NAMED_TABLES = { authors: fragment`authors`, tags: fragment`tags`, sections: fragment`sections` }

export function createNamedDocuments({ namespace }: { namespace: string }): NamedDocuments {
  const remembered = new Map<string, string>()
  let current = new Map<string, string>()
  const sourceIdOf = (slug: string) => `${namespace}:${slug}`

  async function find(
    req: PayloadRequest,
    kind: NamedKind,
    names: { slug: string; sourceId: string }[],
  ): Promise<void> {
    const unknown = names.filter(({ slug }) => !remembered.has(`${kind} ${slug}`) && !current.has(`${kind} ${slug}`))
    if (unknown.length === 0) return
    const sql = await transactionSql(req)
    const slugs = unknown.flatMap(({ slug }) => [slug, slugFrom(slug)])
    const sourceIds = unknown.map(({ sourceId }) => sourceId)
    const rows = await sql<{ id: string; slug: string | null; source_id: string | null }>`
      select id, slug, source_id from ${NAMED_TABLES[kind]} where slug = any (${slugs}) or source_id = any (${sourceIds})
      order by id limit ${unknown.length * 3}`
    for (const { slug, sourceId } of unknown) {
      const row =
        rows.find((one) => one.source_id === sourceId) ??
        rows.find((one) => one.slug === slug || one.slug === slugFrom(slug))
      if (row) current.set(`${kind} ${slug}`, row.id)
    }
  }

  const known = (kind: NamedKind, slug: string) => current.get(`${kind} ${slug}`) ?? remembered.get(`${kind} ${slug}`)

  /** Before a tag is made: it may be there under another name. */
  async function findByOtherNames(req: PayloadRequest, wanted: Wanted[]): Promise<void> {
    const unknown = wanted.filter(({ slug }) => !known('tags', slug))
    const named = unknown.map(({ slug, fields }) => ({ slug, name: String(fields?.name ?? '') }))
    const found = await tagsByOtherNames(await transactionSql(req), named)
    for (const [slug, id] of found) current.set(`tags ${slug}`, id)
  }

  async function make(req: PayloadRequest, { kind, slug, fields, parent }: Wanted): Promise<void> {
    if (known(kind, slug)) return
    if (!fields) throw noSection(slug)
    const data = { ...fields, slug, sourceId: sourceIdOf(slug), ...(parent && { parent: await parentOf(req, parent) }) }
    const made = await req.payload.create({
      collection: kind,
      data: data as never,
      req,
      overrideAccess: true,
      depth: 0,
    })
    current.set(`${kind} ${slug}`, made.id)
  }

  async function parentOf(req: PayloadRequest, slug: string): Promise<string> {
    await find(req, 'sections', [{ slug, sourceId: sourceIdOf(slug) }])
    const id = known('sections', slug)
    if (!id) throw noParent(slug)
    return id
  }

  return {
    async begin(req, stories) {
      current = new Map()
      const wanted = stories.flatMap(wantedBy)
      for (const kind of ['sections', 'authors', 'tags'] as const) {
        const ofKind = wanted.filter((one) => one.kind === kind)
        await find(
          req,
          kind,
          ofKind.map(({ slug }) => ({ slug, sourceId: sourceIdOf(slug) })),
        )
        if (kind === 'tags') await findByOtherNames(req, ofKind)
        for (const one of ofKind) await make(req, one)
      }
      const tagIds = wanted.flatMap(({ kind, slug }) => (kind === 'tags' && known(kind, slug)) || [])
      const merged = await mergedTags(await transactionSql(req), tagIds)
      return {
        idOf: (kind, slug) => {
          const id = known(kind, slug) ?? ''
          return (kind === 'tags' && merged.get(id)) || id
        },
      }
    },

    keep() {
      for (const [key, id] of current) {
        if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
        remembered.set(key, id)
      }
      current = new Map()
    },

    async writeLine(req, line, given) {
      current = new Map()
      const kind = KIND_OF[line.type]
      const sourceId = sourceIdOf(line.id ?? line.slug)
      const parent = line.type === 'section' && line.parent ? await parentOf(req, line.parent) : undefined
      const fields = { ...given, ...(parent && { parent }) }
      current = new Map()
      await find(req, kind, [{ slug: line.slug, sourceId }])
      const id = current.get(`${kind} ${line.slug}`)
      const shared = { collection: kind as CollectionSlug, req, overrideAccess: true, depth: 0 }
      current = new Map()
      if (!id) {
        await req.payload.create({ ...shared, data: { ...fields, slug: line.slug, sourceId } as never })
        return 'created'
      }
      const before = (await req.payload.findByID({ ...shared, id })) as unknown as Record<string, unknown>
      if (
        Object.entries<unknown>(fields).every(
          ([name, value]) => JSON.stringify(before[name] ?? null) === JSON.stringify(value ?? null),
        )
      ) {
        return 'unchanged'
      }
      await req.payload.update({ ...shared, id, data: fields as never })
      return 'updated'
    },
  }
}

function wantedBy(story: StoryRecord): Wanted[] {
  const { section } = story
  return [
    typeof section === 'string' ? { kind: 'sections', slug: section } : sectionWanted(section),
    ...story.authors.map(({ slug, ...fields }): Wanted => ({ kind: 'authors', slug, fields })),
    ...story.tags.map(({ slug, ...fields }): Wanted => ({ kind: 'tags', slug, fields })),
  ]
}

function sectionWanted({ slug, parent, ...fields }: ArchiveSection): Wanted {
  return { kind: 'sections', slug, fields, ...(parent && { parent }) }
}

/**
 * The fields that a line gives; those that it does not mention stay as they are. Fetches and scales the portrait: call it while
 * no transaction is open.
 * @throws AppError `bad-line` for a portrait that cannot be had
 */
export async function fieldsOfLine(
  line: EntityRecord,
  images: ImageStore | undefined,
): Promise<Record<string, unknown>> {
  const { type: _type, id: _id, slug: _slug, ...given } = line as EntityRecord & Partial<ArchiveAuthorLine>
  const { portrait, ...rest } = given
  const fields: Record<string, unknown> = { ...rest }
  delete fields.parent
  if (!portrait || !images) return fields
  const stored = await images.store([portrait])
  if (stored.warnings[0]) throw badLine(`portrait: ${stored.warnings[0]}`)
  return { ...fields, portrait: stored.images.get(portrait) }
}
