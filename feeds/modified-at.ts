import type { CorrectionView } from '../reading/views.ts'

type Timed = { publishedAt: string; revisedAt?: string; corrections?: Pick<CorrectionView, 'at'>[] }

/** When a story last said something else than before: its update, or the last correction. ISO 8601. */
export function modifiedAt({ publishedAt, revisedAt, corrections = [] }: Timed): string {
  return [...corrections.map(({ at }) => at), revisedAt ?? publishedAt].toSorted().at(-1) ?? publishedAt
}
