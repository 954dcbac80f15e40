/** What a save says of where it comes from. */
export type Carried = {
  /** The revision that its text was made from. */
  revision: number
  /** The form, one for each tab, that sends it; absent where it is no form. */
  form: string | undefined
  /** Of the text that it was made from, as it was read with it. */
  contentHash?: string | undefined
}

/** Of the newest version: its number, counted from 1 with every save, and the form that wrote it. */
export type Newest = {
  revision: number
  form: string | undefined
  /** The revision on which that form's unbroken row of saves began. */
  formSince: number | undefined
  contentHash?: string | undefined
}

/**
 * Whether a save would go over a text that its author has not seen. What left the text as it was (an approval, a withdrawal from
 * readers) made a revision and no other text. A form's own saves are known to it even before it is told their number: an answer
 * may come late, or never.
 */
export function isStale(carried: Carried, newest: Newest): boolean {
  if (carried.revision === newest.revision) return false
  if (carried.contentHash && carried.contentHash === newest.contentHash) return carried.revision > newest.revision
  return !isOfSameRow(carried, newest) || carried.revision > newest.revision
}

/** What the save notes. @param isTextKept - it is about the story's state alone: whoever wrote the text has still written it */
export function nextRevision(
  carried: Carried | undefined,
  newest: Newest | undefined,
  { isTextKept = false } = {},
): Newest {
  const revision = (newest?.revision ?? 0) + 1
  if (isTextKept && newest) return { revision, form: newest.form, formSince: newest.formSince }
  const form = carried?.form
  if (!form) return { revision, form: undefined, formSince: undefined }
  const goesOn = newest !== undefined && newest.form === form
  return { revision, form, formSince: goesOn ? (newest.formSince ?? newest.revision) : (newest?.revision ?? 0) }
}

function isOfSameRow({ revision, form }: Carried, newest: Newest): boolean {
  return form !== undefined && form === newest.form && newest.formSince !== undefined && revision >= newest.formSince
}
