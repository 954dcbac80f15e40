import { APIError, type SanitizedConfig } from 'payload'
import { isTooDeep, TOO_DEEP } from '../lib/nesting.ts'

/**
 * Refuses whatever is nested without end before Payload, or a hook of ours, walks through it: each calls itself for each level
 * until there is no room left. The admin sends what it saves in a form, which the wall before REST does not read.
 */
export function refuseDeep(config: SanitizedConfig): SanitizedConfig {
  for (const { hooks } of config.collections) hooks.beforeOperation = [refuse, ...(hooks.beforeOperation ?? [])]
  for (const { hooks } of config.globals) hooks.beforeOperation = [refuse, ...(hooks.beforeOperation ?? [])]
  return config
}

function refuse({ args }: { args?: object }): void {
  if (args && 'data' in args && isTooDeep(args.data)) throw new APIError(TOO_DEEP, 400, null, true)
}
