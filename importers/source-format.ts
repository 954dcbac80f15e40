import type { BodyOptions } from './body/body-options.ts'

/** A kind of file that can be imported: how an object of it becomes a line of the archive form. */
export type SourceFormat = {
  name: string
  /** The line in the archive form, not yet checked; may throw where the object is nothing it knows. */
  toArchive: (value: unknown) => unknown
  /** Which document of ours an address in a body stands for. */
  linkTo?: BodyOptions['linkTo']
  /** What relative addresses are resolved against unless the command says otherwise. */
  baseUrl?: string
}
