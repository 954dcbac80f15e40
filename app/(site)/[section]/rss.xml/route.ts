import { readSectionPage } from '../../../../reading/section-page.ts'
import { feedResponse } from '../../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ section: string }> }): Promise<Response> {
  const { section } = await params
  return feedResponse(await readSectionPage(section))
}
