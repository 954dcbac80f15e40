import { readNewest } from '../../../reading/feed-stories.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { feedResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const { name } = await readFurniture()
  return feedResponse({ name, href: '/', stories: await readNewest() })
}
