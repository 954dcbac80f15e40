import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** With each redirect that is saved, those that led to its address lead on with it. A hash: addresses may be longer than a tree takes. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw('create index redirects_by_target on redirects using hash ("to")'))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw('drop index redirects_by_target'))
}
