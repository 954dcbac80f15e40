import type { Mark } from '../../edition/body.ts'
import type { ArchiveBlock } from '../archive/body-schema.ts'
import type { BodyOptions } from './body-options.ts'
import type { LinkTarget } from './link-target.ts'

/** What holds for the piece of the document being read. */
export type Context = {
  options: BodyOptions
  marks: Mark[]
  link?: LinkTarget
  /** Reads the children of an element as blocks. Handed down, so that lists and tables need not import the walker that calls them. */
  flow: (element: Element, context: Context) => ArchiveBlock[]
}

export function withMark(context: Context, mark: Mark): Context {
  return context.marks.includes(mark) ? context : { ...context, marks: [...context.marks, mark] }
}
