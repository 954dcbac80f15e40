import type { CollectionBeforeValidateHook, Field, PayloadRequest } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { contentHash } from '../../newsroom/revisions/content-hash.ts'
import { STAGES, STANDING_LABELS, type Stage, stageAfterSave } from '../../newsroom/workflow/workflow.ts'
import type { Article } from '../../payload-types.ts'
import { userCan } from '../access.ts'
import { NOBODY } from '../named.ts'

/** Changed by the buttons beside the form (desk/workflow), which say who may and why; no save of a text sets it. */
export const stageField: Field = {
  name: 'stage',
  type: 'select',
  options: STAGES.map((stage) => ({ value: stage, label: STANDING_LABELS[stage] })),
  defaultValue: 'draft',
  access: NOBODY,
  admin: { hidden: true, disableBulkEdit: true },
}

/** What one request does besides saving: left by whoever calls Payload on behalf of somebody, read by the hooks. */
export type Transition = { stage?: Stage }

/**
 * Keeps how far a text has come. What is published has been approved by that; what is taken back from readers begins again; what
 * somebody changes who may not approve goes back to review. Comes after `noteContent`.
 */
export const keepStage: CollectionBeforeValidateHook<Article> = async ({ data, originalDoc, operation, req }) => {
  if (!data) return data
  const { stage: given } = (req.context.transition ?? {}) as Transition
  if (given) return { ...data, stage: given }
  if (data._status === 'published') return { ...data, stage: 'ready' }
  if (operation === 'create' || !originalDoc) return { ...data, stage: 'draft' }
  const isUnpublish = originalDoc._status === 'published' && !req.context.isDraftSave && data._status === 'draft'
  if (isUnpublish) return { ...data, stage: 'draft' }
  // Kept with most texts; that of an older one, or of one that Payload has filled in since, is made here.
  const isContentChanged =
    data.contentHash !== originalDoc.contentHash && data.contentHash !== contentHash({ ...originalDoc })
  const save = {
    isContentChanged,
    isOut: isContentChanged && (originalDoc._status === 'published' || (await isScheduled(originalDoc, req))),
    mayApprove: userCan(req, 'approvals', 'create'),
  }
  return { ...data, stage: stageAfterSave(originalDoc.stage ?? 'draft', save) }
}

async function isScheduled({ id, contentHash: hash }: Article, req: PayloadRequest): Promise<boolean> {
  const sql = await transactionSql(req)
  const rows =
    await sql`select from newsroom.schedules where document_id = ${id} and content_hash = ${hash ?? ''} limit 1`
  return rows.length > 0
}
