import { webManifest } from '../../../feeds/manifest.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { PAPER, WEB_APP_ICONS } from '../../../theme/web-app-icons.ts'
import { textResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const furniture = await readFurniture()
  const manifest = webManifest({ furniture, icons: WEB_APP_ICONS, colours: { paper: PAPER } })
  return textResponse(JSON.stringify(manifest), { type: 'application/manifest+json' })
}
