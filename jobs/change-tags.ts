import { deleteDroppedLists, doTagWork } from '../newsroom/tags/do-work.ts'
import { failWork } from '../newsroom/tags/works.ts'
import type { Handler } from './handlers.ts'
import { termsOf } from './jobs.ts'

/** What an editor ordered for a tag with many stories: the order stands in `tagging.works`, with how far it is. */
export const changeTags: Handler<'change-tags'> = async ({ workId }, tools) => {
  const isLastTry = tools.attempt >= termsOf('change-tags').attempts
  await doTagWork(workId, tools).catch(async (error: unknown) => {
    // Else nobody could do anything to the tag any more.
    if (isLastTry)
      await failWork(
        tools.sql,
        workId,
        'It failed again and again. Look at which stories carry the tag, and try once more.',
      )
    throw error
  })
  await deleteDroppedLists(tools)
}

/** What is left of lists that nobody shows any more. */
export const dropTagLists: Handler<'drop-tag-lists'> = (_payload, tools) => deleteDroppedLists(tools)
