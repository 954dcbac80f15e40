import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261124_520000_sealed_texts.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw('drop trigger refuse_change_of_legal on newsroom.withdrawals; drop table newsroom.sealed_texts'),
  )
}
