import { payloadPool } from '../../../../../../../../lib/payload-pool.ts'
import { sqlOn } from '../../../../../../../../lib/sql.ts'
import { isPictureOf } from '../../../../../../../../newsroom/preview/is-picture-of.ts'
import { previewPicture } from '../../../../../../preview-picture.ts'
import { readShared } from '../../../../../../read-shared.ts'

type Props = { params: Promise<{ token: string; hash: string; file: string }> }

/** Of a shared text its own pictures, and those that readers have on what stands beside it; no other. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { token, hash, file } = await params
  const shared = await readShared(token)
  const isAllowed = async () =>
    shared !== undefined && isPictureOf(sqlOn(payloadPool(shared.payload)), { story: shared.draft, hash })
  return previewPicture({ hash, file, isAllowed })
}
