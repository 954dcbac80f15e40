import { APIError, type FlattenedField, type SanitizedConfig, ValidationError } from 'payload'
import { isTooDeep, TOO_DEEP } from '../lib/nesting.ts'
import { misshapenPath } from './field-shapes.ts'

/**
 * Refuses what is no document before Payload, or a hook of ours, walks through it: what is nested without end, because each calls
 * itself for each level until there is no room left, and what has something else where a field has a text, a list or rows. The
 * admin sends what it saves in a form, which the wall before REST does not read.
 */
export function refuseMisshapen(config: SanitizedConfig): SanitizedConfig {
  for (const { slug, hooks, flattenedFields } of config.collections)
    hooks.beforeOperation = [refuse({ collection: slug }, flattenedFields), ...(hooks.beforeOperation ?? [])]
  for (const { slug, hooks, flattenedFields } of config.globals)
    hooks.beforeOperation = [refuse({ global: slug }, flattenedFields), ...(hooks.beforeOperation ?? [])]
  return config
}

function refuse(place: { collection: string } | { global: string }, fields: FlattenedField[]) {
  return ({ args }: { args?: object }): void => {
    const data = args && 'data' in args ? args.data : undefined
    if (data === undefined) return
    if (isTooDeep(data)) throw new APIError(TOO_DEEP, 400, null, true)
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      throw new APIError('This is no document.', 400, null, true)
    const path = misshapenPath(fields, data as Record<string, unknown>)
    if (path)
      throw new ValidationError({ ...place, errors: [{ path, message: 'This is nothing that the field takes.' }] })
  }
}
