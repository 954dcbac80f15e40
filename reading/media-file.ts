import { publicReader } from './reader.ts'

/** True while something public shows a picture with this content hash. */
export async function isPublicPicture(hash: string, { sql } = publicReader()): Promise<boolean> {
  const rows = await sql`select 1 from edition.media where hash = ${hash} limit 1`
  return rows.length > 0
}
