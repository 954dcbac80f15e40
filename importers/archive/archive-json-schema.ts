import { z } from 'zod'
import { archiveLine } from './schema.ts'

/** JSON Schema (2020-12) of one line, made from the zod schema so that the two cannot differ. */
export function archiveJsonSchema(): object {
  return {
    title: 'One line of a Broadsheet archive',
    description: 'JSON lines: one of these objects a line. Explained in README.md beside this file.',
    ...z.toJSONSchema(archiveLine, { io: 'input' }),
  }
}

// `npm exec -- node importers/archive/archive-json-schema.ts > importers/archive/archive.schema.json` writes it anew.
if (import.meta.main) process.stdout.write(`${JSON.stringify(archiveJsonSchema(), null, 2)}\n`)
