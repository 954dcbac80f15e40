import { sitemapIndex } from '../../../feeds/sitemap.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { readSitemapParts } from '../../../reading/sitemap-parts.ts'
import { textResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const [{ siteUrl }, parts] = await Promise.all([readFurniture(), readSitemapParts()])
  return textResponse(sitemapIndex({ siteUrl, parts }), { type: 'application/xml' })
}
