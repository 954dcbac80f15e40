import { robotsTxt } from '../../../feeds/robots.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { textResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const { siteUrl } = await readFurniture()
  return textResponse(robotsTxt({ siteUrl }), { type: 'text/plain' })
}
