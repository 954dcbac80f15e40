import { publicReader } from './reader.ts'

/** Where an address that has no page of its own leads now, if an editor said so. */
export async function readRedirect(path: string, { sql } = publicReader()): Promise<string | undefined> {
  const [row] = await sql<{ to_path: string }>`select to_path from edition.redirects where from_path = ${path} limit 1`
  return row?.to_path
}
