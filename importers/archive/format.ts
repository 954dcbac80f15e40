import type { SourceFormat } from '../source-format.ts'

/** Our own form: nothing to map. */
export const archiveFormat: SourceFormat = { name: 'archive', toArchive: (value) => value }
