import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_articles_standing" AS ENUM('draft', 'review', 'ready', 'scheduled', 'live', 'liveDraft', 'liveReview', 'liveReady', 'liveScheduled', 'withdrawn');
  CREATE TYPE "public"."enum__articles_v_version_standing" AS ENUM('draft', 'review', 'ready', 'scheduled', 'live', 'liveDraft', 'liveReview', 'liveReady', 'liveScheduled', 'withdrawn');
  ALTER TABLE "articles" ADD COLUMN "standing" "enum_articles_standing";
  ALTER TABLE "_articles_v" ADD COLUMN "version_standing" "enum__articles_v_version_standing";`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "standing";
  ALTER TABLE "_articles_v" DROP COLUMN "version_standing";
  DROP TYPE "public"."enum_articles_standing";
  DROP TYPE "public"."enum__articles_v_version_standing";`)
}
