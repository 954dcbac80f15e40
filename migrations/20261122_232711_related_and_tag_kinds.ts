import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_tags_kind" AS ENUM('person', 'organisation', 'place', 'topic', 'series');
  CREATE TABLE "articles_pinned_related" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"story_id" uuid,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "articles_banned_related" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"story_id" uuid,
  	"both_ways" boolean DEFAULT true
  );
  
  CREATE TABLE "_articles_v_version_pinned_related" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"story_id" uuid,
  	"until" timestamp(3) with time zone,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_banned_related" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"story_id" uuid,
  	"both_ways" boolean DEFAULT true,
  	"_uuid" varchar
  );
  
  ALTER TABLE "tags" ADD COLUMN "kind" "enum_tags_kind" DEFAULT 'topic';
  ALTER TABLE "tags" ADD COLUMN "merged_into_id" uuid;
  ALTER TABLE "tags" ADD COLUMN "merged_at" timestamp(3) with time zone;
  ALTER TABLE "articles_pinned_related" ADD CONSTRAINT "articles_pinned_related_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_pinned_related" ADD CONSTRAINT "articles_pinned_related_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_banned_related" ADD CONSTRAINT "articles_banned_related_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_banned_related" ADD CONSTRAINT "articles_banned_related_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_pinned_related" ADD CONSTRAINT "_articles_v_version_pinned_related_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_pinned_related" ADD CONSTRAINT "_articles_v_version_pinned_related_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_banned_related" ADD CONSTRAINT "_articles_v_version_banned_related_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_banned_related" ADD CONSTRAINT "_articles_v_version_banned_related_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_pinned_related_order_idx" ON "articles_pinned_related" USING btree ("_order");
  CREATE INDEX "articles_pinned_related_parent_id_idx" ON "articles_pinned_related" USING btree ("_parent_id");
  CREATE INDEX "articles_pinned_related_story_idx" ON "articles_pinned_related" USING btree ("story_id");
  CREATE INDEX "articles_banned_related_order_idx" ON "articles_banned_related" USING btree ("_order");
  CREATE INDEX "articles_banned_related_parent_id_idx" ON "articles_banned_related" USING btree ("_parent_id");
  CREATE INDEX "articles_banned_related_story_idx" ON "articles_banned_related" USING btree ("story_id");
  CREATE INDEX "_articles_v_version_pinned_related_order_idx" ON "_articles_v_version_pinned_related" USING btree ("_order");
  CREATE INDEX "_articles_v_version_pinned_related_parent_id_idx" ON "_articles_v_version_pinned_related" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_pinned_related_story_idx" ON "_articles_v_version_pinned_related" USING btree ("story_id");
  CREATE INDEX "_articles_v_version_banned_related_order_idx" ON "_articles_v_version_banned_related" USING btree ("_order");
  CREATE INDEX "_articles_v_version_banned_related_parent_id_idx" ON "_articles_v_version_banned_related" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_banned_related_story_idx" ON "_articles_v_version_banned_related" USING btree ("story_id");
  ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_into_id_tags_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "tags_merged_into_idx" ON "tags" USING btree ("merged_into_id");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles_pinned_related" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "articles_banned_related" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_articles_v_version_pinned_related" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_articles_v_version_banned_related" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "articles_pinned_related" CASCADE;
  DROP TABLE "articles_banned_related" CASCADE;
  DROP TABLE "_articles_v_version_pinned_related" CASCADE;
  DROP TABLE "_articles_v_version_banned_related" CASCADE;
  ALTER TABLE "tags" DROP CONSTRAINT "tags_merged_into_id_tags_id_fk";
  
  DROP INDEX "tags_merged_into_idx";
  ALTER TABLE "tags" DROP COLUMN "kind";
  ALTER TABLE "tags" DROP COLUMN "merged_into_id";
  ALTER TABLE "tags" DROP COLUMN "merged_at";
  DROP TYPE "public"."enum_tags_kind";`)
}
