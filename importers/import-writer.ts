import type { EntityRecord, StoryRecord } from './normalise.ts'

export type KnownStory = {
  id: string
  /** Of the line that it was last written from. */
  hash: string | undefined
  /** Whether readers have it; an editor may have taken it back or thrown it away since. */
  state: 'live' | 'draft' | 'trash'
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
}

/** Looks and does not touch. */
export function dryWriter(writer: Pick<ImportWriter, 'knownStories'>): ImportWriter {
  return {
    knownStories: writer.knownStories,
    writeStories: async (stories) => stories.map(() => ({ missingStories: [], warnings: [] })),
    writeEntity: async () => 'unchanged',
  }
}
