import { DEEDS, type KeptEntry } from '../../newsroom/audit/audit.ts'

/**
 * “sent back by Asha Rao”, “put into a release, “Budget day”, by Asha Rao”, “published by the clock for Asha Rao”, who scheduled it, or
 * “published by the house” for what it did by itself.
 */
export function deedInWords({ deed, by, detail }: Pick<KeptEntry, 'deed' | 'by' | 'detail'>): string {
  const release = typeof detail?.release === 'string' ? `, “${detail.release}”,` : ''
  if (deed === 'publish' && detail?.scheduledFor !== undefined)
    return `published by the clock${release}${by ? ` for ${by.name}` : ''}`
  const words = `${DEEDS[deed] ?? deed}${release}`
  return by ? `${words} by ${by.name}` : `${words} by the house`
}
