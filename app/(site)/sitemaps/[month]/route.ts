import { sitemapMonth } from '../../../../feeds/sitemap.ts'
import { readLists, readMonth } from '../../../../reading/feed-stories.ts'
import { readFurniture } from '../../../../reading/furniture.ts'
import { textResponse } from '../../feed-response.ts'

export const dynamic = 'force-dynamic'

/** `/sitemap-2026-11.xml` and `/sitemap-pages.xml`: `delivery/` asks for them here. */
export async function GET(_: Request, { params }: { params: Promise<{ month: string }> }): Promise<Response> {
  const { month } = await params
  const { siteUrl } = await readFurniture()
  const entries = month === 'pages' ? (await readLists()).map((href) => ({ href })) : await readMonth(month)
  if (entries.length === 0) return textResponse('There is no such sitemap.\n', { type: 'text/plain', status: 404 })
  return textResponse(sitemapMonth({ siteUrl, entries }), { type: 'application/xml' })
}
