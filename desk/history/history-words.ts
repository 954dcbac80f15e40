import { DEEDS, type KeptEntry } from '../../newsroom/audit/audit.ts'

/** “Asha Rao: sent back”, or what the house did by itself. */
export function deedInWords({ deed, by }: Pick<KeptEntry, 'deed' | 'by'>): string {
  const words = DEEDS[deed] ?? deed
  return by ? `${words} by ${by.name}` : `${words} by the house`
}
