import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir, demoAccounts, HOUSE, LONG_TAG } from './house.ts'
import { type Rest, restAs } from './rest.ts'

/** Runs once, before all journeys and after the house has opened: everybody is signed in, and one list is long enough for a closed page. */
export default async function setTheScene(): Promise<void> {
  const tokens: Record<string, string> = {}
  for (const { role, email, password } of demoAccounts()) tokens[role] = await signIn(email, password)
  writeFileSync(join(dataDir(), 'e2e-tokens.json'), JSON.stringify(tokens), { mode: 0o600 })
  await makeLongList(restAs('editor'))
  // The list of assignments has something to show.
  await restAs('editor').call('POST', 'assignments', { title: 'A plan for the old harbour' })
}

/** A token of a new session. */
export async function signIn(email: string, password: string): Promise<string> {
  const response = await fetch(`${HOUSE}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const { token }: { token?: string } = await response.json()
  if (!token) throw new Error(`the sign-in of ${email} answered ${response.status}`)
  return token
}

async function makeLongList(editor: Rest): Promise<void> {
  const [known] = await editor.find('tags', `where[slug][equals]=${LONG_TAG}`)
  if (known) return
  const tag = await editor.create('tags', { name: 'The whole edition', slug: LONG_TAG })
  await addTag(editor, tag.id)
}

/** Gives a tag to 40 stories of the demo edition, oldest first: as many as a list needs to have a closed page. */
export async function addTag(editor: Rest, tagId: string): Promise<void> {
  const query = 'where[_status][equals]=published&sort=publishedAt&limit=40&select[tags]=true'
  const stories = await editor.find('articles', query)
  // One after another: places in a list are given in the order of entering.
  for (const story of stories) {
    await editor.update('articles', story.id, { tags: [...((story.tags as string[] | null) ?? []), tagId] })
  }
}
