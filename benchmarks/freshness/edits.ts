import { between, pick, type Random } from '../../lib/random.ts'
import type { Desk } from '../corpus/change-stories.ts'
import type { Corpus } from '../corpus/corpus.ts'

/** A story as readers last knew it. */
export type Known = { id: string; slug: string; sectionId: string; index?: number; isLive: boolean }

/** What readers must see, and where. */
export type Expected = {
  path: string
  status: 200 | 301 | 404 /** Stands in the page, where there is one. */
  text?: string
}
export type Edit = { name: string; share: number; apply(story: Known): Promise<Expected> }

/** Everything that an editor does to one story, each with what readers must see of it afterwards. */
export function editsOf({ desk, corpus, random }: { desk: Desk; corpus: Corpus; random: Random }): Edit[] {
  const sections = new Map(corpus.sections.map((section) => [section.id, section.slug]))
  const pathOf = ({ sectionId, slug }: Known) => `/${sections.get(sectionId)}/${slug}`
  let number = 0
  const mark = () => {
    number += 1
    return `revision ${number} of this run`
  }
  /** Readers must see the new text on the story's page. */
  const textEdit = (name: string, change: (id: string, text: string) => Promise<void>): Edit => ({
    name,
    share: 0.25,
    async apply(story) {
      const text = mark()
      await change(story.id, text)
      return { path: pathOf(story), status: 200, text }
    },
  })
  return [
    textEdit('headline', desk.changeHeadline),
    textEdit('body', desk.changeBody),
    {
      name: 'slug',
      share: 0.1,
      async apply(story) {
        const before = pathOf(story)
        const slug = `${story.slug.slice(0, 60)}-${number}x${between(random, 1, 1e9)}`
        await desk.changeSlug(story.id, { from: story.slug, to: slug })
        story.slug = slug
        return { path: before, status: 301 }
      },
    },
    {
      name: 'section',
      share: 0.1,
      async apply(story) {
        const before = pathOf(story)
        const others = corpus.sections.filter((section) => section.id !== story.sectionId)
        const to = pick(random, others)
        await desk.moveTo(story.id, to.id)
        story.sectionId = to.id
        return { path: before, status: 301 }
      },
    },
    {
      name: 'tags',
      share: 0.1,
      async apply(story) {
        const tag = pick(random, corpus.tagsList.slice(0, 200))
        await desk.changeTags(story.id, [tag.id])
        return { path: pathOf(story), status: 200, text: `/tags/${tag.slug}"` }
      },
    },
    {
      name: 'unpublish',
      share: 0.05,
      async apply(story) {
        story.isLive = false
        await desk.unpublish(story.id)
        return { path: pathOf(story), status: 404 }
      },
    },
  ]
}
