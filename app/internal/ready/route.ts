import { log } from '../../../lib/log.ts'
import { isEditionReadable } from '../../../reading/is-edition-readable.ts'

export const dynamic = 'force-dynamic'

/** The process can answer readers: the database is there and migrated. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  try {
    await isEditionReadable()
    return Response.json({ status: 'ready' }, { headers })
  } catch (error) {
    log.error('not ready', error)
    return Response.json({ status: 'not ready' }, { status: 503, headers })
  }
}
