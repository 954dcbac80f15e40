import type { Payload } from 'payload'
import { inEditionTransaction } from '../../edition/in-edition-transaction.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { sqlOn } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readPublishedChanges, showChange } from '../../newsroom/changes/published-texts.ts'
import { readWithdrawal, withdraw } from '../../newsroom/withdrawal/withdrawal.ts'
import type { Article } from '../../payload-types.ts'

const CORRECTED = {
  slug: 'one-mast-three-valleys',
  standfirst:
    'Engineers wanted the summit. The villages asked for the shoulder of the hill, and were right by eleven decibels.',
  correction: {
    severity: 'correction' as const,
    wrong: 'The summary of this story said that the villages were right by nine decibels.',
    correct: 'It was eleven, as its text says.',
  },
  note: 'The number in the summary was wrong.',
}
const WITHDRAWN = {
  slug: 'lighthouse-that-pays-its-keeper',
  ...{ status: 410 as const, showsHeadline: true },
  notice:
    'This story rested on one man’s word. The harbour office says that he is not its keeper, and that there is no slate. We should have asked it first.',
  reason: 'The only source was not who he said he was.',
}

/** What the demo edition got wrong: one story is corrected in the open, one taken back. Told once, however often this runs. */
export async function tellPublicRecord(payload: Payload): Promise<void> {
  const corrected = await find(payload, CORRECTED.slug)
  if (corrected && !corrected.corrections?.length) await correct(payload, corrected.id)
  const wrong = await find(payload, WITHDRAWN.slug)
  if (wrong && !(await readWithdrawal(sqlOn(payloadPool(payload)), wrong.id))) await takeBack(payload, wrong.id)
}

async function find(payload: Payload, slug: string): Promise<Article | undefined> {
  const { docs } = await payload.find({ collection: 'articles', where: { slug: { equals: slug } }, limit: 1, depth: 0 })
  return docs[0]
}

async function correct(payload: Payload, id: string): Promise<void> {
  const { standfirst, correction, note } = CORRECTED
  await payload.update({
    ...{ collection: 'articles', id, depth: 0 },
    data: { standfirst, corrections: [correction], _status: 'published' },
  })
  await inEditionTransaction(payload, {}, async (req) => {
    const sql = await transactionSql(req)
    const [change] = await readPublishedChanges(sql, id)
    if (change) await showChange(sql, { storyId: id, changeId: change.id, isShown: true, note, by: 'News desk' })
  })
}

async function takeBack(payload: Payload, id: string): Promise<void> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { equals: 'editor' } },
    limit: 1,
    depth: 0,
  })
  const by = { id: docs[0]?.id ?? id, name: docs[0]?.name ?? 'News desk' }
  const { slug: _, ...order } = WITHDRAWN
  await inEditionTransaction(payload, {}, async (req) => {
    await withdraw(await transactionSql(req), { ...order, storyId: id, by })
    await payload.update({ collection: 'articles', id, data: { _status: 'draft' }, depth: 0, req })
  })
}
