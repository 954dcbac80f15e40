import { noteTags } from '../delivery/render-scope.ts'
import { publicReader } from './reader.ts'

/**
 * Where an address that has no page of its own leads now, if an editor said so.
 * @param path - as it was asked for; browsers encode letters beyond ASCII, editors type them
 */
export async function readRedirect(path: string, { sql } = publicReader()): Promise<string | undefined> {
  const spellings = [path, decoded(path)]
  noteTags(...spellings.map((spelling) => `at:${spelling}`))
  const [row] = await sql<{ to_path: string }>`
    select to_path from edition.redirects where from_path = any (${spellings})
    order by from_path = ${path} desc limit 1`
  return row?.to_path
}

function decoded(path: string): string {
  try {
    const address = decodeURIComponent(path)
    // Postgres takes no NUL, and no address holds one.
    return address.includes('\0') ? path : address
  } catch {
    // Not an encoding: only the address itself can match.
    return path
  }
}
