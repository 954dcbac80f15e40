import type { ArchiveInternalLink } from '../archive/body-schema.ts'

/** What could not be carried over; counted in the report of an import. */
export type Loss = 'image' | 'link' | 'media'

export type BodyOptions = {
  /** What relative addresses are resolved against; without it, a link to one becomes plain text. */
  baseUrl?: string
  /** Pictures become image blocks. Otherwise they are left out with their captions and counted. */
  images?: boolean
  /** The document of ours that an address of the old site stands for. */
  linkTo?: (href: string) => Omit<ArchiveInternalLink, 'type' | 'children'> | undefined
  onLoss?: (loss: Loss) => void
}
