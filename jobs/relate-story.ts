import { relateStory } from '../related/relate-story.ts'
import type { Handler } from './handlers.ts'

/** Follows every publish: its related stories are chosen apart from it, since that may take longer than an editor should wait. */
export const relateStoryJob: Handler<'relate-story'> = ({ storyId }, tools) => relateStory(tools, storyId)
