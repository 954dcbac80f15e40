import { bodyFromLexical, idOf } from '../../../../../../../../edition/body-from-lexical.ts'
import { mentionedIn } from '../../../../../../../../edition/build-story.ts'
import { payloadPool } from '../../../../../../../../lib/payload-pool.ts'
import { sqlOn } from '../../../../../../../../lib/sql.ts'
import { previewPicture } from '../../../../../../preview-picture.ts'
import { readShared } from '../../../../../../read-shared.ts'

type Props = { params: Promise<{ token: string; hash: string; file: string }> }

/** Of a shared text its own pictures, and those that readers have on what stands beside it; no other. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { token, hash, file } = await params
  const shared = await readShared(token)
  const isAllowed = async () => {
    if (!shared) return false
    const { draft, payload } = shared
    const lead = idOf(draft.leadImage)
    const ids = [...(lead ? [lead] : []), ...mentionedIn(bodyFromLexical(draft.body)).media]
    const rows = await sqlOn(payloadPool(payload))`
      select from media where hash = ${hash} and id = any (${ids}::uuid[])
      union all select from edition.media where hash = ${hash} limit 1`
    return rows.length > 0
  }
  return previewPicture({ hash, file, isAllowed })
}
