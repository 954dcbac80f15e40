import { createHash } from 'node:crypto'

/**
 * The names under which what a page shows is known to the cache. `reading/` notes them while it reads; the triggers of the
 * edition (migrations, `edition.note`) note the same names when it changes.
 *
 * | tag | what it stands for |
 * |---|---|
 * | `doc:{id}` | a document as others show it: a story's card, an author, a tag, a section, a picture, a static page |
 * | `story:{id}` | everything on a story's own page that is its own: body, byline, tags, related stories |
 * | `slug:{slug}` | which story has, or once had, this slug |
 * | `at:{path}` | what stands at an address: section, static page, tag, author, redirect |
 * | `front:{id}` `front:site` | how editors have composed a section's front · the paper's |
 * | `list:{id}` | which stories a list has, for whatever shows its newest |
 * | `list:{id}/{n}` | which stories closed page n has |
 * | `with:{id}` | which tags and authors the stories of a tag have besides |
 * | `corrections` `corrections:{id}` | what was corrected or withdrawn anywhere · in one story, for its feeds |
 * | `merges` | which tags stand for others |
 * | `site` `sections` `directory` | settings · names and order of sections · addresses of sections, pages, authors, tags |
 * | `archive` `month:{2026-11}` | which stories there are, and when · in one month |
 * | `calendar` `days:{2026-11}` | numbers of stories by day · in one month, and which months lie beside it (in the paper's zone) |
 * | `day:{2026-11-22}` `day:{…}/{n}` | number and newest of a day's stories, and which days lie beside it · its closed page n |
 * | `media:{hash}` | whether a picture is public |
 * | `all` | everything */
export type PageTag = string

export const ALL = 'all'

/** A tag as CDNs are told it: 9 characters. A shared name by accident costs one render more. */
export function shortTag(tag: PageTag): string {
  return createHash('sha256').update(tag).digest('base64url').slice(0, 9)
}
