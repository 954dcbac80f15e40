import { syncEntity } from '../../edition/entities.ts'
import type { Sql } from '../../lib/sql.ts'

/** As many steps as are followed: what is saved leads to its end in one. */
const MOST_STEPS = 20

/**
 * Where redirects lead from an address in the end, as a reader's browser would follow them: itself where there is none.
 * @param without - the id of a redirect that is about to be another
 * @returns the end, and whether the way there comes by `by`
 */
export async function followRedirects(
  sql: Sql,
  { from, by, without }: { from: string; by: string; without?: string | undefined },
): Promise<{ end: string; isCircle: boolean }> {
  const rows = await sql<{ path: string }>`
    with recursive steps (path, number) as (
      select ${from}::text, 1
      union all select redirects."to", number + 1 from steps join redirects on redirects."from" = steps.path
      where number < ${MOST_STEPS} and redirects.id is distinct from ${without ?? null}::uuid)
    select path from steps order by number limit ${MOST_STEPS}`
  return { end: rows.at(-1)?.path ?? from, isCircle: rows.some(({ path }) => path === by) }
}

/** What led to an address that now leads on, leads there at once: no reader is sent twice. The caller holds the edition's lock. */
export async function collapseRedirects(sql: Sql, { from, to }: { from: string; to: string }): Promise<void> {
  const moved = await sql<{ id: string }>`
    update redirects set "to" = ${to}, updated_at = now() where "to" = ${from} and "from" <> ${to} returning id`
  await syncEntity(
    sql,
    'redirects',
    moved.map(({ id }) => id),
  )
}

/** Keeps an address working that something had before it got another. The caller holds the edition's lock. */
export async function redirectTo(sql: Sql, { from, to }: { from: string; to: string }): Promise<void> {
  // Something stands there now: nobody is led away from it.
  const ended = await sql<{ id: string }>`delete from redirects where "from" = ${to} returning id`
  const made = await sql<{ id: string }>`
    insert into redirects (id, "from", "to") values (uuidv7(), ${from}, ${to})
    on conflict ("from") do update set "to" = excluded."to", updated_at = now() returning id`
  await syncEntity(
    sql,
    'redirects',
    [...ended, ...made].map(({ id }) => id),
  )
  await collapseRedirects(sql, { from, to })
}
