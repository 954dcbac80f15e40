import { analyseStory } from '../../../related/analyse-story.ts'
import { KEPT } from '../../../related/lists.ts'
import { chooseRelated, rankRelated } from '../../../related/rank-related.ts'
import { drawStories } from '../draw-stories.ts'
import type { Question } from '../question.ts'

/** The choice for one story out of all: statements, unpacking and ranking. */
export const question: Question = {
  name: 'related stories of one story',
  place: 50,
  timed: 'all',
  limit: { p50: 20, p95: 50 },
  async prepare(asking) {
    const { sql } = asking
    const stories = await drawStories(asking)
    return stories.map(({ id }) => async () => {
      const source = await analyseStory(sql, id)
      if (!source) throw new Error(`story ${id} is not in the edition`)
      const { choices } = await rankRelated(sql, source)
      const chosen = chooseRelated(choices, KEPT)
      if (chosen.length === 0) throw new Error(`nothing was found for story ${id}`)
    })
  },
}
