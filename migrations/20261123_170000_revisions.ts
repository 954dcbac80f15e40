import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_articles_stage" AS ENUM('draft', 'review', 'ready');
  CREATE TYPE "public"."enum__articles_v_version_stage" AS ENUM('draft', 'review', 'ready');
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_articles_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_pages_fk";
  
  DROP INDEX "payload_locked_documents_rels_articles_id_idx";
  DROP INDEX "payload_locked_documents_rels_pages_id_idx";
  ALTER TABLE "articles" ADD COLUMN "revision" numeric;
  ALTER TABLE "articles" ADD COLUMN "saved_in_form" varchar;
  ALTER TABLE "articles" ADD COLUMN "form_since" numeric;
  ALTER TABLE "articles" ADD COLUMN "saved_by" varchar;
  ALTER TABLE "articles" ADD COLUMN "content_hash" varchar;
  ALTER TABLE "articles" ADD COLUMN "stage" "enum_articles_stage" DEFAULT 'draft';
  ALTER TABLE "_articles_v" ADD COLUMN "version_revision" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_saved_in_form" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_form_since" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_saved_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_content_hash" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_stage" "enum__articles_v_version_stage" DEFAULT 'draft';
  ALTER TABLE "pages" ADD COLUMN "revision" numeric;
  ALTER TABLE "pages" ADD COLUMN "saved_in_form" varchar;
  ALTER TABLE "pages" ADD COLUMN "form_since" numeric;
  ALTER TABLE "pages" ADD COLUMN "saved_by" varchar;
  ALTER TABLE "pages" ADD COLUMN "content_hash" varchar;
  ALTER TABLE "_pages_v" ADD COLUMN "version_revision" numeric;
  ALTER TABLE "_pages_v" ADD COLUMN "version_saved_in_form" varchar;
  ALTER TABLE "_pages_v" ADD COLUMN "version_form_since" numeric;
  ALTER TABLE "_pages_v" ADD COLUMN "version_saved_by" varchar;
  ALTER TABLE "_pages_v" ADD COLUMN "version_content_hash" varchar;
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "articles_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "pages_id";`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "articles_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "pages_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_articles_fk" FOREIGN KEY ("articles_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_pages_fk" FOREIGN KEY ("pages_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_articles_id_idx" ON "payload_locked_documents_rels" USING btree ("articles_id");
  CREATE INDEX "payload_locked_documents_rels_pages_id_idx" ON "payload_locked_documents_rels" USING btree ("pages_id");
  ALTER TABLE "articles" DROP COLUMN "revision";
  ALTER TABLE "articles" DROP COLUMN "saved_in_form";
  ALTER TABLE "articles" DROP COLUMN "form_since";
  ALTER TABLE "articles" DROP COLUMN "saved_by";
  ALTER TABLE "articles" DROP COLUMN "content_hash";
  ALTER TABLE "articles" DROP COLUMN "stage";
  ALTER TABLE "_articles_v" DROP COLUMN "version_revision";
  ALTER TABLE "_articles_v" DROP COLUMN "version_saved_in_form";
  ALTER TABLE "_articles_v" DROP COLUMN "version_form_since";
  ALTER TABLE "_articles_v" DROP COLUMN "version_saved_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_content_hash";
  ALTER TABLE "_articles_v" DROP COLUMN "version_stage";
  ALTER TABLE "pages" DROP COLUMN "revision";
  ALTER TABLE "pages" DROP COLUMN "saved_in_form";
  ALTER TABLE "pages" DROP COLUMN "form_since";
  ALTER TABLE "pages" DROP COLUMN "saved_by";
  ALTER TABLE "pages" DROP COLUMN "content_hash";
  ALTER TABLE "_pages_v" DROP COLUMN "version_revision";
  ALTER TABLE "_pages_v" DROP COLUMN "version_saved_in_form";
  ALTER TABLE "_pages_v" DROP COLUMN "version_form_since";
  ALTER TABLE "_pages_v" DROP COLUMN "version_saved_by";
  ALTER TABLE "_pages_v" DROP COLUMN "version_content_hash";
  DROP TYPE "public"."enum_articles_stage";
  DROP TYPE "public"."enum__articles_v_version_stage";`)
}
