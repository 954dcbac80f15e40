import { relateStory } from '../../../related/relate-story.ts'
import { drawStories } from '../draw-stories.ts'
import type { Question } from '../question.ts'

/** What the job does after a publish, for one story and those that it is closest to. */
export const question: Question = {
  name: 'related stories of one story',
  place: 50,
  timed: 'all',
  limit: { p50: 20, p95: 50 },
  most: 200,
  async prepare(asking) {
    const stories = await drawStories(asking)
    return stories.map(
      ({ id }) =>
        () =>
          relateStory(asking.sql, id),
    )
  },
}
