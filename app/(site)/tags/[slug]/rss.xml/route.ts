import { readTagFeed } from '../../../../../reading/tag-page.ts'
import { feedResponse } from '../../../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  return feedResponse(await readTagFeed(slug))
}
