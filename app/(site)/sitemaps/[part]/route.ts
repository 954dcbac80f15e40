import { sitemap } from '../../../../feeds/sitemap.ts'
import { readFurniture } from '../../../../reading/furniture.ts'
import { readSitemapPart } from '../../../../reading/sitemap-parts.ts'
import { textResponse } from '../../feed-response.ts'

export const dynamic = 'force-dynamic'

/** `/sitemap-2026-11-3.xml` and `/sitemap-pages.xml`: `delivery/` asks for them here. */
export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part } = await params
  const { siteUrl } = await readFurniture()
  const entries = await readSitemapPart(part)
  if (entries.length === 0) return textResponse('There is no such sitemap.\n', { type: 'text/plain', status: 404 })
  return textResponse(sitemap({ siteUrl, entries }), { type: 'application/xml' })
}
