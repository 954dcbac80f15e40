import { relateStory } from '../../../related/relate-story.ts'
import { drawStories } from '../draw-stories.ts'
import type { Question } from '../question.ts'

/** What the job does after a publish: chooses, names the reasons, writes the story's list and those of thirty others. */
export const question: Question = {
  name: 'related stories written, and offered to others',
  place: 51,
  timed: 'all',
  most: 200,
  async prepare(asking) {
    const stories = await drawStories(asking)
    return stories.map(
      ({ id }) =>
        () =>
          relateStory(asking, id),
    )
  },
}
