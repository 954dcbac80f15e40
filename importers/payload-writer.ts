import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { payloadPool } from '../lib/payload-pool.ts'
import { sqlOn } from '../lib/sql.ts'
import { slugFrom } from '../newsroom/slug.ts'
import type { Article } from '../payload-types.ts'
import { blocksToLexical } from './body/blocks-to-lexical.ts'
import { referencesIn, resolveBlocks } from './body/resolve-blocks.ts'
import { findDocuments } from './find-documents.ts'
import type { ImportWriter, KnownStory, StoryToWrite, StoryWritten } from './import-writer.ts'
import { createNamedDocuments, fieldsOfLine, NAMED_TABLES, type NamedDocuments } from './named-documents.ts'
import type { StoryRecord } from './normalise.ts'
import type { ImageStore, StoredImages } from './store-images.ts'

/**
 * Writes through Payload's Local API, so that every rule of the newsroom and the public edition apply as they do to an editor.
 * @param images - absent where pictures were not asked for
 */
export function createPayloadWriter({
  payload,
  namespace,
  images,
}: {
  payload: Payload
  namespace: string
  images?: ImageStore
}): ImportWriter {
  const sql = sqlOn(payloadPool(payload))
  const named = createNamedDocuments({ namespace })

  return {
    async knownStories(sourceIds) {
      const rows = await sql<KnownRow>`
        select distinct on (wanted.source_id) coalesce(articles.id, withdrawals.story_id) as id, wanted.source_id, source_hash, _status as status,
          deleted_at is not null as is_trashed, withdrawals.is_legal or articles.id is null as is_withdrawn
        from unnest(${sourceIds}::text[]) as wanted (source_id)
          left join articles on articles.source_id = wanted.source_id
          left join newsroom.withdrawals on withdrawals.source_id = wanted.source_id
            and (articles.id is null or withdrawals.story_id = articles.id)
        where articles.id is not null or withdrawals.story_id is not null
        order by wanted.source_id, withdrawals.at desc limit ${sourceIds.length}`
      return new Map(rows.map((row) => [row.source_id, knownOf(row)]))
    },

    async hasNamed(kind, slug) {
      const [row] = await sql<{ id: string }>`
        select id from ${NAMED_TABLES[kind]} where slug in (${slug}, ${slugFrom(slug)}) or source_id = ${`${namespace}:${slug}`} limit 1`
      return row !== undefined
    },

    async writeStories(stories, isComing) {
      // Pictures first: no file is fetched, and none is scaled, while a transaction is open.
      const pictures: StoredImages[] = []
      for (const { record } of stories) pictures.push(await picturesOf(record, images))
      return inTransaction(payload, async (req) => {
        const inBatch = await named.begin(
          req,
          stories.map(({ record }) => record),
        )
        const written: StoryWritten[] = []
        const documents = await findDocuments(req, {
          namespace,
          targets: stories.flatMap(({ record }) => referencesIn(record.blocks).targets),
        })
        for (const [at, story] of stories.entries()) {
          const { images: found, warnings } = pictures[at] ?? { images: new Map(), warnings: [] }
          const missing: string[] = []
          const blocks = resolveBlocks(story.record.blocks, {
            image: (image) => found.get(image),
            document: (target) => {
              const id = documents.find(target)
              if (!id && target.story !== undefined) missing.push(`${namespace}:${target.story}`)
              return id
            },
          })
          const { record } = story
          const data = {
            ...fieldsOf(record, inBatch),
            // Lexical's own JSON is stricter in its types than it needs to be in its shape.
            body: blocksToLexical(blocks, { seed: record.sourceId }) as unknown as Article['body'],
            leadImage: (record.leadImage && found.get(record.leadImage)) ?? null,
            sourceId: record.sourceId,
            sourceHash: missing.some(isComing) ? `waiting:${record.hash}` : record.hash,
          }
          const id = await save(req, story, data)
          documents.add(record.id, id)
          written.push({ missingStories: missing, warnings })
        }
        return written
      }).then((written) => {
        named.keep()
        return written
      })
    },

    async writeEntity(entity) {
      const fields = await fieldsOfLine(entity, images)
      return inTransaction(payload, (req) => named.writeLine(req, entity, fields))
    },
  }
}

type KnownRow = {
  id: string
  source_id: string
  source_hash: string | null
  status: string | null
  is_trashed: boolean
  is_withdrawn: boolean | null
}

function knownOf(row: KnownRow): KnownStory {
  return { id: row.id, hash: row.source_hash ?? undefined, state: stateOf(row) }
}

function stateOf({ is_withdrawn, is_trashed, status }: KnownRow): KnownStory['state'] {
  if (is_withdrawn) return 'withdrawn'
  if (is_trashed) return 'trash'
  return status === 'published' ? 'live' : 'draft'
}

async function picturesOf(record: StoryRecord, images: ImageStore | undefined): Promise<StoredImages> {
  const wanted = [...(record.leadImage ? [record.leadImage] : []), ...referencesIn(record.blocks).images]
  return images ? images.store(wanted) : { images: new Map(), warnings: [] }
}

/** Every field is named, so that what a line no longer has is emptied. */
function fieldsOf(record: StoryRecord, named: Awaited<ReturnType<NamedDocuments['begin']>>) {
  const sectionSlug = typeof record.section === 'string' ? record.section : record.section.slug
  return {
    headline: record.headline,
    ...(record.slug && { slug: record.slug }),
    kicker: record.kicker || null,
    standfirst: record.standfirst || null,
    section: named.idOf('sections', sectionSlug),
    authors: [...new Set(record.authors.map(({ slug }) => named.idOf('authors', slug)))],
    tags: [...new Set(record.tags.map(({ slug }) => named.idOf('tags', slug)))],
    ...(record.language && { language: record.language }),
    publishedAt: new Date(record.publishedAt).toISOString(),
    revisedAt: record.revisedAt ? new Date(record.revisedAt).toISOString() : null,
    leadCaption: record.leadCaption || null,
    isPaid: record.isPaid ?? false,
    sponsor: record.sponsor || null,
  }
}

/** New stories are published; one that an editor has taken from readers since is brought up to date and stays away from them. */
async function save(req: PayloadRequest, { existing }: StoryToWrite, data: Partial<Article>): Promise<string> {
  const shared = { collection: 'articles' as const, req, overrideAccess: true, depth: 0 }
  const status = existing?.state === 'draft' ? ('draft' as const) : ('published' as const)
  const story = existing
    ? await req.payload.update({ ...shared, id: existing.id, data: { ...data, _status: status } })
    : await req.payload.create({ ...shared, data: { ...data, _status: status } as Article })
  return story.id
}

async function inTransaction<Result>(
  payload: Payload,
  work: (req: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  // Nothing here asks for a part of a document, so the hook that writes the edition need not read it again.
  const req = await createLocalReq({ context: { docsAreWhole: true } }, payload)
  await initTransaction(req)
  try {
    const result = await work(req)
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
