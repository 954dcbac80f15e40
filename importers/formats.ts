import { archiveFormat } from './archive/format.ts'
import { digitalgovFormat } from './digitalgov/format.ts'
import type { SourceFormat } from './source-format.ts'

/** What `npm run import` can read, by name. */
export const FORMATS: Record<string, SourceFormat | undefined> = {
  archive: archiveFormat,
  digitalgov: digitalgovFormat,
}
