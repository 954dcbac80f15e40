import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { ValidationError } from 'payload'
import { idOf } from '../../edition/body-from-lexical.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { lockSlug } from '../named.ts'

/**
 * The paper has one front, and each section one at most: a second is refused with a sentence, also while it is a draft. Gives a
 * front its name, by which it is found at the desk.
 */
export const oneFrontEach: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!data) return data
  const { frontOf, section, deletedAt } = { ...originalDoc, ...data }
  const sectionId = frontOf === 'section' ? idOf(section) : undefined
  if (frontOf !== 'site' && !sectionId) return { ...data, name: 'Front of nothing yet' }
  const name = sectionId ? await nameOfSection(req, sectionId) : 'The paper’s front'
  // Two at once: the second sees the first.
  await lockSlug(req, `front of ${sectionId ?? 'the paper'}`)
  const id: string = data.id ?? originalDoc?.id
  if (!deletedAt && (await hasOther(req, { id, sectionId }))) {
    const message = `There is a front of this already: “${name}”. Change that one, or throw it away first.`
    throw new ValidationError({
      collection: 'fronts',
      errors: [{ path: sectionId ? 'section' : 'frontOf', message }],
    })
  }
  return { ...data, name, ...(frontOf === 'site' && { section: null }) }
}

/** In its newest text or, where that was moved elsewhere, in what readers have. */
async function hasOther(
  req: PayloadRequest,
  { id, sectionId }: { id: string; sectionId: string | undefined },
): Promise<boolean> {
  const sql = await transactionSql(req)
  const kind = sectionId ? 'section' : 'site'
  const others = await sql`
    select 1 from fronts as front left join _fronts_v as newest on newest.parent_id = front.id and newest.latest
    where front.id <> ${id} and front.deleted_at is null and newest.version_deleted_at is null and (
      (newest.version_front_of::text = ${kind} and newest.version_section_id is not distinct from ${sectionId ?? null}::uuid)
      or (front._status = 'published' and front.front_of::text = ${kind} and front.section_id is not distinct from ${sectionId ?? null}::uuid))
    limit 1`
  return others.length > 0
}

async function nameOfSection(req: PayloadRequest, id: string): Promise<string> {
  const sql = await transactionSql(req)
  const [section] = await sql<{ name: string }>`select name from sections where id = ${id} limit 1`
  return section?.name ?? 'A section that is gone'
}
