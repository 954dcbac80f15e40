import { withClient } from './with-client.ts'

/** Functions that write large objects. Every login may run them, in whatever database, until somebody says otherwise. */
export const LARGE_OBJECT_WRITERS = ['lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lo_import']

/**
 * Takes the right to write large objects from everyone, in the database of this address: they need no table, so a login that may
 * write nowhere could fill the disk with them. Nothing of ours uses them. Only a superuser may say so; for any other user this
 * does nothing, and docs/decisions/020-three-roles.md says what then stays open.
 */
export async function closeLargeObjects(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select oid::regprocedure::text as name from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and proname = any ($1) and has_function_privilege('public', oid, 'execute')
          and (select rolsuper from pg_roles where rolname = current_user)
        order by name`,
      [LARGE_OBJECT_WRITERS],
    )
    for (const { name } of rows) await client.query(`revoke execute on function pg_catalog.${name} from public`)
  })
}
