import type { Payload } from 'payload'
import type { Config, User } from '../../payload-types.ts'

type Previewed = 'articles' | 'pages' | 'fronts'

/** The newest draft of a document that the user may read; undefined where there is none for them. */
export async function findDraft<Kind extends Previewed>(
  { payload, user }: { payload: Payload; user: User },
  collection: Kind,
  id: string,
): Promise<Config['collections'][Kind] | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const found = await payload.findByID({
    collection,
    id,
    draft: true,
    depth: 0,
    user,
    overrideAccess: false,
    disableErrors: true,
  })
  return (found as Config['collections'][Kind] | null) ?? undefined
}
