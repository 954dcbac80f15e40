import { readStoryPage } from '../../../reading/story-page.ts'
import { drawStories } from '../draw-stories.ts'
import type { Question } from '../question.ts'

export const question: Question = {
  name: 'story page, SQL',
  place: 30,
  timed: 'statements',
  async prepare(asking) {
    const stories = await drawStories(asking)
    return stories.map(
      ({ section, slug }) =>
        () =>
          readStoryPage(section, slug, asking.reader),
    )
  },
}
