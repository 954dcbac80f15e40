import { sitemapIndex } from '../../../feeds/sitemap.ts'
import { readMonths } from '../../../reading/feed-stories.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { textResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const [{ siteUrl }, months] = await Promise.all([readFurniture(), readMonths()])
  const xml = sitemapIndex({
    siteUrl,
    months: months.map((month) => ({ month })),
    other: [{ href: '/sitemap-pages.xml' }],
  })
  return textResponse(xml, { type: 'application/xml' })
}
