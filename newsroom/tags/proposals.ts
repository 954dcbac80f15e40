import type { Sql } from '../../lib/sql.ts'
import { readTagFacts, type TagFacts } from './preview-merge.ts'

export type Reason = 'spelling' | 'alias' | 'likeness' | 'company'
/** Two tags that may be one; the one with fewer stories stands first, as what would be merged. */
export type Proposal = { tag: TagFacts; into: TagFacts; reason: Reason }

/** The likeliest pairs that nobody has merged or told apart. Reads what the job has found: nothing is compared here. */
export async function readProposals(sql: Sql, { limit }: { limit: number }): Promise<Proposal[]> {
  const rows = await sql<{ one: string; other: string; reason: Reason }>`
    select one, other, reason from tagging.proposals as proposal
    where not exists (select from tagging.not_the_same as told where told.one = proposal.one and told.other = proposal.other)
      and (select count(*) from edition.tags where id in (proposal.one, proposal.other) and merged_into is null) = 2
      and not exists (select from tagging.works
        where status in ('waiting', 'running') and tag_id in (proposal.one, proposal.other))
    order by likeness desc, one, other limit ${limit}`
  const facts = await readTagFacts(sql, [...new Set(rows.flatMap(({ one, other }) => [one, other]))])
  return rows.flatMap(({ one, other, reason }) => {
    const [first, second] = [facts.get(one), facts.get(other)]
    if (!first || !second) return []
    const isFirstSmaller =
      first.stories < second.stories || (first.stories === second.stories && first.name.length > second.name.length)
    return [{ reason, ...(isFirstSmaller ? { tag: first, into: second } : { tag: second, into: first }) }]
  })
}

/** `never`: not one tag has been compared yet. `running`: somebody asked for it, or the hour has come, and it is not done yet. */
export type Comparison = 'never' | 'running' | 'done'

/** How it stands with the comparing of tags. */
export async function readComparison(sql: Sql): Promise<Comparison> {
  const [row] = await sql<{ is_running: boolean; is_never: boolean }>`
    select exists (
        select from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
        where task.identifier = 'propose-merges'
          and (job.locked_at is not null or (job.run_at <= now() and job.attempts < job.max_attempts))) as is_running,
      exists (select from edition.tags) and not exists (select from tagging.compared) as is_never`
  if (row?.is_running) return 'running'
  return row?.is_never ? 'never' : 'done'
}

/** Somebody says that two tags are two: they are not proposed again. Nothing where one is gone. */
export async function tellApart(
  sql: Sql,
  { one, other, byId }: { one: string; other: string; byId: string },
): Promise<void> {
  await sql`
    insert into tagging.not_the_same (one, other, by_id)
    select least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${byId}::uuid
    where (select count(*) from edition.tags where id in (${one}, ${other})) = 2 on conflict do nothing`
}
