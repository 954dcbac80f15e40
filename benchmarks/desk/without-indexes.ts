import type { Client } from 'pg'

/**
 * Fills tables without the indexes that stand behind no key, and makes those anew afterwards: kept row by row they cost several
 * times as much. Keys stay; a superuser in replica mode is not asked for what they refer to.
 * @param clients - each makes one index after the other
 */
export async function withoutIndexes(
  clients: [Client, ...Client[]],
  { tables, onIndex }: { tables: string[]; onIndex: (name: string) => void },
  work: () => Promise<void>,
): Promise<void> {
  const [client] = clients
  const { rows } = await client.query<{ name: string; statement: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as statement
     from pg_index where indrelid = any ($1::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid)
     order by pg_table_size(indrelid) desc, 1 limit 200`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await work()
  const queue = [...rows]
  await Promise.all(
    clients.map(async (on) => {
      await on.query(`set maintenance_work_mem = '512MB'`)
      for (let index = queue.shift(); index; index = queue.shift()) {
        onIndex(index.name)
        await on.query(index.statement)
      }
      await on.query('reset maintenance_work_mem')
    }),
  )
}
