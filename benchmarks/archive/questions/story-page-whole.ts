import { drawStories } from '../draw-stories.ts'
import type { Question } from '../question.ts'

export const question: Question = {
  name: 'story page, whole page',
  place: 31,
  timed: 'all',
  async prepare(asking) {
    const stories = await drawStories(asking)
    return stories.map(
      ({ section, slug }) =>
        () =>
          asking.fetchPage(`/${section}/${slug}`),
    )
  },
}
