import { nameOfStory } from '../newsroom/untitled.ts'
import { textsOf } from './story-text.ts'

type Story = {
  headline?: unknown
  standfirst?: unknown
  seoTitle?: unknown
  seoDescription?: unknown
  slug?: unknown
  body?: unknown
  sectionSlug?: string
}

/** Where search engines cut, in characters; they measure in pixels, so this is about right and no more. */
const TITLE = 62
const DESCRIPTION = 158

/** What the story's page will say of itself, by the same order of preference as its metadata. */
export function previewOf(story: Story): { title: string; description: string; crumbs: string[] } {
  const title = nameOfStory(firstText(story.seoTitle, story.headline))
  const description = firstText(story.seoDescription, story.standfirst, textsOf(story.body).join(' ')) ?? ''
  return {
    title: cut(title, TITLE),
    description: cut(description, DESCRIPTION),
    crumbs: [story.sectionSlug ?? 'section', firstText(story.slug) ?? 'made-from-the-headline'],
  }
}

function firstText(...values: unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim()
}

/** At the last whole word that fits. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const start = text.slice(0, length)
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), length - 20)).trimEnd()} …`
}
