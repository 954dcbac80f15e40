import type { LinkView } from '../reading/views.ts'

const TINTS = 6

/** The class that colours a section's kicker: by its place in the navigation; a section outside it keeps the accent. */
export function sectionTint(section: LinkView, sections: LinkView[]): string {
  const place = sections.findIndex((other) => other.href === section.href)
  return place < 0 ? '' : `tint-${(place % TINTS) + 1}`
}
