import type { Article, Front } from '../../payload-types.ts'
import { contentOf } from '../revisions/content.ts'
import { contentHash } from '../revisions/content-hash.ts'

/** What can go live by the clock. A redirect is made in its moment: before that it lies in its release alone. */
export type Scheduled = 'articles' | 'fronts' | 'redirects'

/** A document as it was when somebody scheduled it, whole. */
export type Pin = {
  collection: Scheduled
  documentId: string
  /** By which people know it: a headline, a front's name, an old address. */
  title: string
  content: Record<string, unknown>
  contentHash: string
}

export function pinOfStory(story: Article): Pin {
  return pinOf('articles', { id: story.id, title: story.headline ?? '', content: wholeContent(story) })
}

export function pinOfFront(front: Front): Pin {
  return pinOf('fronts', { id: front.id, title: front.name ?? '', content: wholeContent(front) })
}

/** @param id - which the redirect will have */
export function pinOfRedirect(redirect: { id: string; from: string; to: string }): Pin {
  const { id, from, to } = redirect
  return pinOf('redirects', { id, title: from, content: { from, to } })
}

function pinOf(
  collection: Scheduled,
  { id, title, content }: { id: string; title: string; content: Record<string, unknown> },
): Pin {
  return { collection, documentId: id, title, content, contentHash: contentHash(content) }
}

/** Every field that somebody writes, also the empty ones: what goes live has them empty, too. */
function wholeContent(doc: Article | Front): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...doc }
  const isWritten = (name: string) => name in contentOf({ [name]: 'x' })
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => isWritten(name))
      .map(([name, value]) => [name, value ?? null]),
  )
}
