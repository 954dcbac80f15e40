import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_fronts_slots_kind" AS ENUM('lead', 'secondary', 'list', 'opinion', 'special', 'promo', 'podcast');
  CREATE TYPE "public"."enum_fronts_slots_fill" AS ENUM('newest', 'section', 'tag', 'author');
  CREATE TYPE "public"."enum_fronts_front_of" AS ENUM('site', 'section');
  CREATE TYPE "public"."enum_fronts_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__fronts_v_version_slots_kind" AS ENUM('lead', 'secondary', 'list', 'opinion', 'special', 'promo', 'podcast');
  CREATE TYPE "public"."enum__fronts_v_version_slots_fill" AS ENUM('newest', 'section', 'tag', 'author');
  CREATE TYPE "public"."enum__fronts_v_version_front_of" AS ENUM('site', 'section');
  CREATE TYPE "public"."enum__fronts_v_version_status" AS ENUM('draft', 'published');
  CREATE TABLE "fronts_slots_items" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"story_id" uuid,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "fronts_slots" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"kind" "enum_fronts_slots_kind" DEFAULT 'list',
  	"count" numeric,
  	"kicker" varchar,
  	"title" varchar,
  	"text" varchar,
  	"href" varchar,
  	"link_text" varchar,
  	"picture_id" uuid,
  	"fill" "enum_fronts_slots_fill" DEFAULT 'newest',
  	"section_id" uuid,
  	"tag_id" uuid,
  	"author_id" uuid,
  	"from" timestamp(3) with time zone,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "fronts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"revision" numeric,
  	"saved_in_form" varchar,
  	"form_since" numeric,
  	"saved_by" varchar,
  	"content_hash" varchar,
  	"name" varchar,
  	"front_of" "enum_fronts_front_of",
  	"section_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_fronts_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "_fronts_v_version_slots_items" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"story_id" uuid,
  	"until" timestamp(3) with time zone,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_fronts_v_version_slots" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum__fronts_v_version_slots_kind" DEFAULT 'list',
  	"count" numeric,
  	"kicker" varchar,
  	"title" varchar,
  	"text" varchar,
  	"href" varchar,
  	"link_text" varchar,
  	"picture_id" uuid,
  	"fill" "enum__fronts_v_version_slots_fill" DEFAULT 'newest',
  	"section_id" uuid,
  	"tag_id" uuid,
  	"author_id" uuid,
  	"from" timestamp(3) with time zone,
  	"until" timestamp(3) with time zone,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_fronts_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_revision" numeric,
  	"version_saved_in_form" varchar,
  	"version_form_since" numeric,
  	"version_saved_by" varchar,
  	"version_content_hash" varchar,
  	"version_name" varchar,
  	"version_front_of" "enum__fronts_v_version_front_of",
  	"version_section_id" uuid,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__fronts_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean,
  	"autosave" boolean
  );
  
  ALTER TABLE "fronts_slots_items" ADD CONSTRAINT "fronts_slots_items_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fronts_slots_items" ADD CONSTRAINT "fronts_slots_items_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."fronts_slots"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "fronts_slots" ADD CONSTRAINT "fronts_slots_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fronts_slots" ADD CONSTRAINT "fronts_slots_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fronts_slots" ADD CONSTRAINT "fronts_slots_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fronts_slots" ADD CONSTRAINT "fronts_slots_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fronts_slots" ADD CONSTRAINT "fronts_slots_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."fronts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "fronts" ADD CONSTRAINT "fronts_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots_items" ADD CONSTRAINT "_fronts_v_version_slots_items_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots_items" ADD CONSTRAINT "_fronts_v_version_slots_items_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_fronts_v_version_slots"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots" ADD CONSTRAINT "_fronts_v_version_slots_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots" ADD CONSTRAINT "_fronts_v_version_slots_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots" ADD CONSTRAINT "_fronts_v_version_slots_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots" ADD CONSTRAINT "_fronts_v_version_slots_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v_version_slots" ADD CONSTRAINT "_fronts_v_version_slots_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_fronts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_fronts_v" ADD CONSTRAINT "_fronts_v_parent_id_fronts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."fronts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_fronts_v" ADD CONSTRAINT "_fronts_v_version_section_id_sections_id_fk" FOREIGN KEY ("version_section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "fronts_slots_items_order_idx" ON "fronts_slots_items" USING btree ("_order");
  CREATE INDEX "fronts_slots_items_parent_id_idx" ON "fronts_slots_items" USING btree ("_parent_id");
  CREATE INDEX "fronts_slots_items_story_idx" ON "fronts_slots_items" USING btree ("story_id");
  CREATE INDEX "fronts_slots_order_idx" ON "fronts_slots" USING btree ("_order");
  CREATE INDEX "fronts_slots_parent_id_idx" ON "fronts_slots" USING btree ("_parent_id");
  CREATE INDEX "fronts_slots_picture_idx" ON "fronts_slots" USING btree ("picture_id");
  CREATE INDEX "fronts_slots_section_idx" ON "fronts_slots" USING btree ("section_id");
  CREATE INDEX "fronts_slots_tag_idx" ON "fronts_slots" USING btree ("tag_id");
  CREATE INDEX "fronts_slots_author_idx" ON "fronts_slots" USING btree ("author_id");
  CREATE INDEX "fronts_section_idx" ON "fronts" USING btree ("section_id");
  CREATE INDEX "fronts_updated_at_idx" ON "fronts" USING btree ("updated_at");
  CREATE INDEX "fronts_created_at_idx" ON "fronts" USING btree ("created_at");
  CREATE INDEX "fronts_deleted_at_idx" ON "fronts" USING btree ("deleted_at");
  CREATE INDEX "fronts__status_idx" ON "fronts" USING btree ("_status");
  CREATE INDEX "_fronts_v_version_slots_items_order_idx" ON "_fronts_v_version_slots_items" USING btree ("_order");
  CREATE INDEX "_fronts_v_version_slots_items_parent_id_idx" ON "_fronts_v_version_slots_items" USING btree ("_parent_id");
  CREATE INDEX "_fronts_v_version_slots_items_story_idx" ON "_fronts_v_version_slots_items" USING btree ("story_id");
  CREATE INDEX "_fronts_v_version_slots_order_idx" ON "_fronts_v_version_slots" USING btree ("_order");
  CREATE INDEX "_fronts_v_version_slots_parent_id_idx" ON "_fronts_v_version_slots" USING btree ("_parent_id");
  CREATE INDEX "_fronts_v_version_slots_picture_idx" ON "_fronts_v_version_slots" USING btree ("picture_id");
  CREATE INDEX "_fronts_v_version_slots_section_idx" ON "_fronts_v_version_slots" USING btree ("section_id");
  CREATE INDEX "_fronts_v_version_slots_tag_idx" ON "_fronts_v_version_slots" USING btree ("tag_id");
  CREATE INDEX "_fronts_v_version_slots_author_idx" ON "_fronts_v_version_slots" USING btree ("author_id");
  CREATE INDEX "_fronts_v_parent_idx" ON "_fronts_v" USING btree ("parent_id");
  CREATE INDEX "_fronts_v_version_version_section_idx" ON "_fronts_v" USING btree ("version_section_id");
  CREATE INDEX "_fronts_v_version_version_updated_at_idx" ON "_fronts_v" USING btree ("version_updated_at");
  CREATE INDEX "_fronts_v_version_version_created_at_idx" ON "_fronts_v" USING btree ("version_created_at");
  CREATE INDEX "_fronts_v_version_version_deleted_at_idx" ON "_fronts_v" USING btree ("version_deleted_at");
  CREATE INDEX "_fronts_v_version_version__status_idx" ON "_fronts_v" USING btree ("version__status");
  CREATE INDEX "_fronts_v_created_at_idx" ON "_fronts_v" USING btree ("created_at");
  CREATE INDEX "_fronts_v_updated_at_idx" ON "_fronts_v" USING btree ("updated_at");
  CREATE INDEX "_fronts_v_latest_idx" ON "_fronts_v" USING btree ("latest");
  CREATE INDEX "_fronts_v_autosave_idx" ON "_fronts_v" USING btree ("autosave");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "fronts_slots_items" CASCADE;
  DROP TABLE "fronts_slots" CASCADE;
  DROP TABLE "fronts" CASCADE;
  DROP TABLE "_fronts_v_version_slots_items" CASCADE;
  DROP TABLE "_fronts_v_version_slots" CASCADE;
  DROP TABLE "_fronts_v" CASCADE;
  DROP TYPE "public"."enum_fronts_slots_kind";
  DROP TYPE "public"."enum_fronts_slots_fill";
  DROP TYPE "public"."enum_fronts_front_of";
  DROP TYPE "public"."enum_fronts_status";
  DROP TYPE "public"."enum__fronts_v_version_slots_kind";
  DROP TYPE "public"."enum__fronts_v_version_slots_fill";
  DROP TYPE "public"."enum__fronts_v_version_front_of";
  DROP TYPE "public"."enum__fronts_v_version_status";`)
}
