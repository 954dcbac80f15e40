import type { Client } from 'pg'

/**
 * Fills tables of the edition without their indexes and keys, which are made anew afterwards in one go each: what is kept in order row
 * by row costs several times as much. Whatever stands on these tables is found in the catalogue, so a new index is no reason to change
 * this. Nothing of it is safe against a crash: a house that was not filled to the end is thrown away.
 * @param clients - superusers' connections; each makes the indexes of one table after the other
 */
export async function bulkLoad(
  clients: [Client, ...Client[]],
  { tables, onIndex }: { tables: string[]; onIndex: (name: string) => void },
  work: () => Promise<void>,
): Promise<void> {
  const [client] = clients
  const named = tables.map((table) => `edition.${table}`)
  const keys = await client.query<Made>(
    `select conrelid::regclass::text as owner, conname as name, contype = 'f' as "isForeign",
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as statement
     from pg_constraint where contype in ('p', 'u', 'f') and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))
     order by contype = 'f', contype = 'u', conname limit 200`,
    [named],
  )
  const indexes = await client.query<Made>(
    `select indrelid::regclass::text as owner, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as statement
     from pg_index where indrelid = any ($1::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
     order by 2 limit 200`,
    [named],
  )
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  // Foreign keys first: they stand on the others.
  for (const { owner, name } of keys.rows.toReversed())
    await client.query(`alter table ${owner} drop constraint "${name}"`)
  await work()
  const own = [...keys.rows.filter(({ isForeign }) => !isForeign), ...indexes.rows]
  const ofTables = Map.groupBy(own, ({ owner }) => owner)
  // In the order in which the tables were given.
  const queue = [...new Set([...named, ...ofTables.keys()])].flatMap((table) => {
    const made = ofTables.get(table)
    return made ? [made] : []
  })
  const make = async (on: Client, made: Made[]) => {
    for (const { name, statement } of made) {
      onIndex(name)
      await on.query(statement)
    }
  }
  await Promise.all(
    clients.map(async (on) => {
      await on.query(`set maintenance_work_mem = '512MB'`)
      for (let made = queue.shift(); made; made = queue.shift()) await make(on, made)
      await on.query('reset maintenance_work_mem')
    }),
  )
  await make(
    client,
    keys.rows.filter(({ isForeign }) => isForeign),
  )
}

/** An index or a key, and how it is made again. */
type Made = { owner: string; name: string; statement: string; isForeign?: boolean }

/** Lets the database write without care for as long as `work` takes. The connection is a superuser's. */
export async function withoutCare(client: Client, work: () => Promise<void>): Promise<void> {
  const settings = { fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB', autovacuum: 'off' }
  for (const [name, value] of Object.entries(settings)) await client.query(`alter system set ${name} = '${value}'`)
  await client.query('select pg_reload_conf()')
  try {
    await work()
  } finally {
    for (const name of Object.keys(settings)) await client.query(`alter system reset ${name}`)
    await client.query('select pg_reload_conf()')
  }
  // What was written without waiting for the disk is on it before anything is measured.
  await client.query('checkpoint')
}
