import type { Client } from 'pg'

/**
 * Gives the newsroom the documents that the edition shows, as far as publishing meets them: sections, authors and tags to refer to, and
 * a row for each story among which a new one has to find its place. Without their texts, which no publish of another story reads.
 * @param client - a superuser's connection
 */
export async function fillNewsroom(client: Client): Promise<void> {
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  for (const [table, columns] of [
    ['sections', 'id, name, slug, parent_id, position'],
    ['authors', 'id, name, slug, is_desk'],
    ['tags', 'id, name, slug'],
  ])
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from edition.${table} on conflict do nothing`,
    )
  await client.query(`
    insert into articles (id, headline, slug, section_id, published_at, updated_at, created_at, _status)
    select id, headline, slug, section_id, published_at, published_at, published_at, 'published' from edition.stories order by id
    on conflict do nothing`)
  await client.query(`
    insert into _articles_v (id, parent_id, version_headline, version_slug, version_section_id, version_published_at,
      version_updated_at, version_created_at, version__status, updated_at, created_at, latest)
    select gen_random_uuid(), id, headline, slug, section_id, published_at, published_at, published_at, 'published', published_at,
      published_at, true
    from edition.stories order by id`)
  await client.query('set session_replication_role = default; set synchronous_commit = default')
  await client.query('vacuum analyze articles, _articles_v')
  // Two million rows on their way to the disk would hold up the first publishes.
  await client.query('checkpoint')
}
