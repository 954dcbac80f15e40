import type { AppError } from '../lib/errors.ts'
import type { EntityRecord, StoryRecord } from './normalise.ts'
import { badLine } from './problem.ts'

export type NamedKind = 'authors' | 'tags' | 'sections'

export type KnownStory = {
  id: string
  /** Of the line that it was last written from. */
  hash: string | undefined
  /**
   * Whether readers have it; an editor may have taken it back or thrown it away since. Withdrawn: by law, or deleted for good
   * afterwards, and then its id is all that there is of it.
   */
  state: 'live' | 'draft' | 'trash' | 'withdrawn'
}

export type StoryToWrite = { record: StoryRecord; existing: KnownStory | undefined }

export type StoryWritten = {
  /** Source ids of stories that its body names and that are not here. */
  missingStories: string[]
  warnings: string[]
}

/** Where a pipeline puts what it has read; injected, so that the pipeline is tested without a database. */
export type ImportWriter = {
  /** One statement for all: what is stored under these source ids. */
  knownStories: (sourceIds: string[]) => Promise<Map<string, KnownStory>>
  /**
   * Writes all of the stories in one transaction, or throws and has written none.
   * @param isComing - whether a story will be imported later in this run. A story that names such a one is stored with a mark
   * in place of its hash, so that a run that breaks off is made good by the next.
   */
  writeStories: (stories: StoryToWrite[], isComing: (sourceId: string) => boolean) => Promise<StoryWritten[]>
  writeEntity: (entity: EntityRecord) => Promise<'created' | 'updated' | 'unchanged'>
  /** Whether there is one of this slug, before anything is written. */
  hasNamed: (kind: NamedKind, slug: string) => Promise<boolean>
}

/** Looks and does not touch; refuses what the real one would refuse for want of a section. */
export function dryWriter(writer: Pick<ImportWriter, 'knownStories' | 'hasNamed'>): ImportWriter {
  const made = new Set<string>()
  const isThere = async (kind: NamedKind, slug: string) =>
    made.has(`${kind} ${slug}`) || (await writer.hasNamed(kind, slug))
  return {
    knownStories: writer.knownStories,
    hasNamed: writer.hasNamed,
    async writeStories(stories) {
      for (const { record } of stories) {
        const { section } = record
        if (typeof section !== 'string') made.add(`sections ${section.slug}`)
        else if (!(await isThere('sections', section))) throw noSection(section)
      }
      return stories.map(() => ({ missingStories: [], warnings: [] }))
    },
    async writeEntity({ type, slug, id, ...fields }) {
      const kind = KIND_OF[type]
      if ('parent' in fields && fields.parent && !(await isThere('sections', fields.parent)))
        throw noParent(fields.parent)
      const outcome = (await isThere(kind, slug)) ? 'unchanged' : 'created'
      made.add(`${kind} ${slug}`)
      return outcome
    },
  }
}

export const KIND_OF = { author: 'authors', tag: 'tags', section: 'sections' } as const satisfies Record<
  EntityRecord['type'],
  NamedKind
>

export function noSection(slug: string): AppError {
  return badLine(`section: there is no “${slug}”; give its name too, or a line of type section`)
}

export function noParent(slug: string): AppError {
  return badLine(`parent: there is no section “${slug}”`)
}
