import type { Client } from 'pg'

/**
 * Work without what the list of stories has beside what Payload keeps, to see what that costs a save. Everything is put back
 * afterwards: a newsroom that is kept is measured again.
 */
export async function withoutStoryList<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make
     from pg_index where indrelid = '_articles_v'::regclass and indexrelid::regclass::text like 'story_list%'
     union all
     select format('drop trigger %I on _articles_v', tgname), pg_get_triggerdef(oid)
     from pg_trigger where tgrelid = '_articles_v'::regclass and tgname = 'keep_standing'
     limit 100`,
  )
  if (rows.length < 2) throw new Error('the list of stories has no indexes: is this an older newsroom?')
  for (const { drop } of rows) await client.query(drop)
  try {
    return await work()
  } finally {
    for (const { make } of rows) await client.query(make)
  }
}
