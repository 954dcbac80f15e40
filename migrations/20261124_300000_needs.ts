import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."need_level" AS ENUM('review', 'live', 'both', 'hint');
  ALTER TABLE "settings" ADD COLUMN "needs_headline" "need_level" DEFAULT 'both' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_standfirst" "need_level" DEFAULT 'review' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_text" "need_level" DEFAULT 'review' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_section" "need_level" DEFAULT 'live' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_author" "need_level" DEFAULT 'review' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_alt" "need_level" DEFAULT 'live' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_credit" "need_level" DEFAULT 'review' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_links" "need_level" DEFAULT 'review' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_outside_links" "need_level" DEFAULT 'hint' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_standfirst_least" numeric DEFAULT 40 NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "needs_standfirst_most" numeric DEFAULT 300 NOT NULL;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "settings" DROP COLUMN "needs_headline";
  ALTER TABLE "settings" DROP COLUMN "needs_standfirst";
  ALTER TABLE "settings" DROP COLUMN "needs_text";
  ALTER TABLE "settings" DROP COLUMN "needs_section";
  ALTER TABLE "settings" DROP COLUMN "needs_author";
  ALTER TABLE "settings" DROP COLUMN "needs_alt";
  ALTER TABLE "settings" DROP COLUMN "needs_credit";
  ALTER TABLE "settings" DROP COLUMN "needs_links";
  ALTER TABLE "settings" DROP COLUMN "needs_outside_links";
  ALTER TABLE "settings" DROP COLUMN "needs_standfirst_least";
  ALTER TABLE "settings" DROP COLUMN "needs_standfirst_most";
  DROP TYPE "public"."need_level";`)
}
