import config from '@payload-config'
import { getPayload, type Payload } from 'payload'
import { payloadPool } from '../../lib/payload-pool.ts'
import { sqlOn } from '../../lib/sql.ts'
import { readSharedPreview } from '../../newsroom/preview/shared-previews.ts'
import type { Article } from '../../payload-types.ts'

/** The text that a link opens, for whoever has it. */
export async function readShared(token: string): Promise<{ payload: Payload; draft: Article } | undefined> {
  const payload = await getPayload({ config })
  const draft = await readSharedPreview(sqlOn(payloadPool(payload)), { token, secret: payload.secret })
  return draft && { payload, draft }
}
