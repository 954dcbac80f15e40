import { currentScope, handOver, markMoved } from '../../delivery/render-scope.ts'
import { modifiedAt } from '../../feeds/modified-at.ts'
import { rssFeed } from '../../feeds/rss.ts'
import { readCorrectionsOf } from '../../reading/corrections.ts'
import { readFurniture } from '../../reading/furniture.ts'
import type { CardView } from '../../reading/views.ts'

type Feed = { name: string; href: string; description?: string; stories: CardView[] }

/** The feed of a list of stories, where it is now if its list has moved, or 404 where there is no such list. */
export async function feedResponse(feed: Feed | undefined): Promise<Response> {
  const moved = currentScope()?.redirect
  if (!feed && moved) markMoved(`${moved.location}/rss.xml`)
  if (!feed) return textResponse('There is no such feed.\n', { type: 'text/plain', status: 404 })
  const furniture = await readFurniture()
  const isWholeSite = feed.href === '/'
  const told = await readCorrectionsOf(feed.stories.map(({ id }) => id))
  const stories = feed.stories.map((story) => ({ ...story, corrections: told.get(story.id) }))
  const xml = rssFeed({
    furniture,
    title: isWholeSite ? feed.name : `${feed.name} — ${furniture.name}`,
    description: feed.description ?? furniture.tagline ?? furniture.name,
    path: feed.href,
    selfPath: isWholeSite ? '/rss.xml' : `${feed.href}/rss.xml`,
    stories,
    // An empty feed has not changed since whenever; the furniture's time would change with every request.
    updatedAt: stories.map(modifiedAt).sort().at(-1) ?? '1970-01-01T00:00:00.000Z',
  })
  return textResponse(xml, { type: 'application/rss+xml' })
}

export function textResponse(text: string, { type, status = 200 }: { type: string; status?: number }): Response {
  // Next would send a sitemap of a megabyte on in small pieces.
  handOver(text)
  return new Response(null, { status, headers: { 'Content-Type': `${type}; charset=utf-8` } })
}
