import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { seededRandom } from '../../lib/random.ts'
import { withoutCare } from '../corpus/bulk-load.ts'
import { copyLine, copyRows } from '../corpus/copy-rows.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { ACCOUNTS, accountId, SIGNED_IN } from './accounts.ts'
import { withoutIndexes } from './without-indexes.ts'

/** Those that a million stories make large. */
const TABLES = [
  ...['_articles_v_rels', '_articles_v', 'articles_rels', 'articles', '_articles_v_version_corrections'],
  ...['edition.stories', 'newsroom.audit', 'publishing.receipts'],
]
const PER_COPY = 10_000

/**
 * Gives the newsroom's own tables a million stories as eight years would have left them, without a hook or a trigger. Bodies are a
 * paragraph: no list reads them.
 * A house that was kept has them already.
 * @param client - a superuser's connection, used by nobody else
 */
export async function plantDesk({
  client,
  helper,
  corpus,
  stories,
  onProgress,
}: {
  client: Client
  helper: Client
  corpus: Corpus
  stories: number
  onProgress: (doing: string) => void
}): Promise<void> {
  const kept = await client.query('select from articles limit 1')
  if (kept.rows.length > 0) return
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  await client.query('truncate edition.stories cascade')
  await plantNames(client)
  await withoutCare(client, () =>
    withoutIndexes([client, helper], { tables: TABLES, onIndex: (name) => onProgress(`index ${name}`) }, async () => {
      await copyHeadlines(client, { corpus, stories, onProgress })
      const script = readFileSync(new URL('./plant-desk.sql', import.meta.url), 'utf8').replaceAll(
        '$stories$',
        String(stories),
      )
      for (const statement of script.split(/;\n/).filter((text) => /^\w/m.test(text))) {
        onProgress(/(?:into|table) ([\w.]+)/.exec(statement)?.[1] ?? 'rows')
        await client.query(statement)
      }
    }),
  )
  await client.query(
    'drop table bench_headlines, bench_stories, bench_links, bench_sections, bench_authors, bench_tags',
  )
  await client.query('drop function bench_body, bench_account, bench_drawn')
  onProgress('statistics')
  await client.query('set session_replication_role = default; set synchronous_commit = default')
  await client.query('vacuum analyze')
  await client.query('checkpoint')
}

/** Those who own stories and never sign in. After the first account: with others there a newsroom is set up already. */
export async function plantAccounts(client: Client): Promise<void> {
  const ids = Array.from({ length: ACCOUNTS - SIGNED_IN.length }, (_, index) => accountId(SIGNED_IN.length + 1 + index))
  await client.query(
    `insert into users (id, name, role, email)
     select id::uuid, 'Reporter ' || n, 'reporter', 'reporter-' || n || '@example.com' from unnest($1::text[]) with ordinality as given (id, n) on conflict do nothing`,
    [ids],
  )
}

async function plantNames(client: Client): Promise<void> {
  for (const [table, columns] of [
    ['sections', 'id, name, slug, parent_id, position'],
    ['authors', 'id, name, slug, is_desk'],
    ['tags', 'id, name, slug'],
  ])
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from edition.${table} on conflict do nothing`,
    )
  for (const table of ['sections', 'authors', 'tags'])
    await client.query(
      `create unlogged table bench_${table} as select id, row_number() over (order by id)::int - 1 as rank from edition.${table};
       alter table bench_${table} add primary key (rank)`,
    )
  await client.query(`
    create function bench_account(n int) returns text immutable language sql as $$
      select '00000000-0000-7000-8000-' || lpad((1 + n % ${ACCOUNTS})::text, 12, '0') $$;
    create function bench_body(n int) returns jsonb immutable language sql as $$
      select jsonb_build_object('root', jsonb_build_object('type', 'root', 'children', jsonb_build_array(jsonb_build_object('type', 'paragraph',
        'children', jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Text of story ' || n || ': ' || repeat(md5(n::text) || ' ', 6))))))) $$;
    create function bench_drawn(n int, power int, among bigint) returns int immutable language sql as $$
      select floor(power((n * 48271::bigint % 65537)::float8 / 65537, power) * among)::int $$;
    create unlogged table bench_headlines (n int, headline text)`)
}

async function copyHeadlines(
  client: Client,
  { corpus, stories, onProgress }: { corpus: Corpus; stories: number; onProgress: (doing: string) => void },
): Promise<void> {
  const random = seededRandom(corpus.seed)
  for (let done = 0; done < stories; done += PER_COPY) {
    const lines = Array.from({ length: Math.min(PER_COPY, stories - done) }, (_, index) =>
      copyLine([done + index + 1, corpus.maker.headline(random).join(' ')]),
    )
    await copyRows(client, { table: 'bench_headlines', columns: ['n', 'headline'], lines })
    onProgress(`${done} of ${stories} headlines`)
  }
}
