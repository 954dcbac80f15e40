import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261122_220000_stricter_inbox.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  // The function as it was: the earlier file replaces what it defines, and may be run again.
  await db.execute(sql.raw(readFileSync(new URL('./20261122_210000_priorities.sql', import.meta.url), 'utf8')))
  await db.execute(sql`
    drop table publishing.edition_lock, publishing.change_lock, publishing.slug_locks;
    alter table inbox.instances drop constraint instances_instance, drop constraint instances_address;
    revoke insert (instance, address) on inbox.instances from broadsheet_inbox;
    grant insert on inbox.instances to broadsheet_inbox`)
}
