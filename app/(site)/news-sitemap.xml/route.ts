import { newsSitemap } from '../../../feeds/sitemap.ts'
import { readNewsStories } from '../../../reading/feed-stories.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { textResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const [furniture, stories] = await Promise.all([readFurniture(), readNewsStories()])
  return textResponse(newsSitemap({ furniture, stories }), { type: 'application/xml' })
}
