import type { SectionLinkView } from '../reading/views.ts'

/** In the order of `--tint-1` to `--tint-6`. */
const TINTS = ['red', 'blue', 'green', 'ochre', 'plum', 'teal']

/**
 * The class that colours a section's kicker: what an editor chose for it, else by its place in the navigation; a section
 * outside it keeps the accent.
 */
export function sectionTint(section: SectionLinkView, sections: SectionLinkView[]): string {
  const place = sections.findIndex((other) => other.href === section.href)
  const chosen = TINTS.indexOf(section.tint ?? sections[place]?.tint ?? '')
  const tint = chosen >= 0 ? chosen : place
  return tint < 0 ? '' : `tint-${(tint % TINTS.length) + 1}`
}
