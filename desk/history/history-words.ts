import { DEEDS, type KeptEntry } from '../../newsroom/audit/audit.ts'

/** “sent back by Asha Rao”, or “published by the house” for what it did by itself. */
export function deedInWords({ deed, by }: Pick<KeptEntry, 'deed' | 'by'>): string {
  const words = DEEDS[deed] ?? deed
  return by ? `${words} by ${by.name}` : `${words} by the house`
}
