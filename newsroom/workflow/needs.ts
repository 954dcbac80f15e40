import type { Sql } from '../../lib/sql.ts'

/** Everything that a house may ask of a text, in the order of the form. */
export const REQUIREMENTS = [
  'headline',
  'standfirst',
  'text',
  'section',
  'author',
  'alt',
  'credit',
  'links',
  'outsideLinks',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/**
 * When a requirement must be met: before somebody else reads the text, before readers do, or both. What is asked before a review alone
 * an editor may publish without: news that breaks is a headline and a sentence first. `hint` stops nobody.
 */
export const LEVELS = ['review', 'live', 'both', 'hint'] as const
export type Level = (typeof LEVELS)[number]

/** What a publisher sets in the site's settings (collections/needs-fields.ts). */
export type Needs = {
  levels: Record<Requirement, Level>
  /** Characters of a standfirst that says something, and still is one. */
  standfirst: { least: number; most: number }
}

/** What a house begins with. A site elsewhere may be down for an hour: that alone keeps no story from its readers. */
export const DEFAULT_NEEDS: Needs = {
  levels: {
    headline: 'both',
    standfirst: 'review',
    text: 'review',
    section: 'live',
    author: 'review',
    alt: 'live',
    credit: 'review',
    links: 'review',
    outsideLinks: 'hint',
  },
  standfirst: { least: 40, most: 300 },
}

type Row = Record<Requirement, Level> & { least: string; most: string }

/** What this house asks for; where nobody has saved settings yet, what a house begins with. */
export async function readNeeds(sql: Sql): Promise<Needs> {
  const [row] = await sql<Row>`
    select needs_headline as headline, needs_standfirst as standfirst, needs_text as text, needs_section as section,
      needs_author as author, needs_alt as alt, needs_credit as credit, needs_links as links,
      needs_outside_links as "outsideLinks", needs_standfirst_least as least, needs_standfirst_most as most
    from settings order by id limit 1`
  if (!row) return DEFAULT_NEEDS
  const { least, most, ...levels } = row
  return { levels, standfirst: { least: Number(least), most: Number(most) } }
}
