import type { ArrayFieldValidation } from 'payload'
import { validations } from 'payload'
import { idOf } from '../../edition/body-from-lexical.ts'
import { isBlank } from '../../lib/clean-text.ts'
import { type Fill, isOfStories, problemOfSlots, type SlotKind } from '../../newsroom/fronts/slots.ts'
import { isLink } from '../is-link.ts'

/** A slot as a form or a client of the interface gives it. */
export type GivenSlot = { kind?: SlotKind; fill?: Fill; items?: unknown; from?: string; until?: string }

type Asked = { data: unknown; siblingData: GivenSlot }
type Rule = (value: unknown, asked: Asked) => true | string

/*
 * What a front must have before readers get it, each rule with the sentence that an editor sees. A draft may hold anything.
 */

/** The slots together. */
export const validateSlots: ArrayFieldValidation = (value, asked) => {
  const slots = isLive(asked.data) ? rowsOf<GivenSlot>(value) : []
  const problem = problemOfSlots(slots, ({ items }) =>
    rowsOf<{ story?: unknown }>(items).flatMap(({ story }) => idOf(story) ?? []),
  )
  return problem ?? validations.array(value, asked)
}

/** Stories may stand without a heading: it is the name of what they come from. */
export const validateHeading: Rule = (value, { data, siblingData: { kind } }) =>
  !isLive(data) || isOfStories(kind) || !isEmpty(value) || 'Say what it is about.'

export const validateAddress: Rule = (value, { data, siblingData: { kind } }) => {
  if (isEmpty(value)) return !isLive(data) || isOfStories(kind) || 'Say where it leads.'
  return isLink(value)
}

/** A rule that is to fill the slot says of whom. */
export function validateSource(of: Fill): Rule {
  return (value, { data, siblingData: { kind, fill } }) =>
    !isLive(data) || fill !== of || !isOfStories(kind) || Boolean(value) || 'Say which one.'
}

export const validateEnd: Rule = (value, { siblingData: { from } }) =>
  !value || !from || Date.parse(String(value)) > Date.parse(from) || 'It would end before it begins.'

function isLive(data: unknown): boolean {
  return (data as { _status?: unknown })._status === 'published'
}

/** A form that is being drawn gives their number. */
function rowsOf<Row>(value: unknown): Row[] {
  return Array.isArray(value) ? value : []
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'string' || isBlank(value)
}
