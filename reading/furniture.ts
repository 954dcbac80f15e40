import { cache } from 'react'
import { currentScope, noteEnd, noteTags } from '../delivery/render-scope.ts'
import { imageFrom, type MediaRow, type SectionRow, sectionLink } from './cards.ts'
import { publicReader, type Reader } from './reader.ts'
import type { BreakingView, FurnitureView, LinkView, PromoView } from './views.ts'

type Settings = Partial<{
  name: string
  tagline: string
  timeZone: string
  language: string
  social: LinkView[]
  apps: LinkView[]
  sisterSites: LinkView[]
  promos: PromoView[]
  footerColumns: { title: string; links: LinkView[] }[]
  legalLine: string
}>
type Row = {
  settings: Settings
  breaking: BreakingView | null
  logo: MediaRow | null
  sections: SectionRow[] | null
  now: Date
  /** When the day ends where the paper is. */
  midnight: Date
}

/** What surrounds every page. Its row is read once for each change of the edition, however many pages ask. */
export const readFurniture = cache(async (reader = publicReader()): Promise<FurnitureView> => {
  noteTags('site', 'sections')
  return furnitureFrom(await readRow(reader), reader.mediaBase)
})

/** The row that all pages of one edition share: read for the first of them. */
let known: { row: Row; edition: number; readAt: number } | undefined
const KNOWN_FOR_MS = 10_000

async function readRow(reader: Reader): Promise<Row> {
  const edition = currentScope()?.edition
  const age = known ? Date.now() - known.readAt : 0
  // Without an edition nobody would be told that it has changed: a preview, a test, the time before the first publish.
  if (edition && known?.edition === edition && age < KNOWN_FOR_MS)
    return { ...known.row, now: new Date(known.row.now.getTime() + age) }
  const readAt = Date.now()
  const row = await selectRow(reader)
  if (edition) known = { row, edition, readAt }
  return row
}

async function selectRow(reader: Reader): Promise<Row> {
  const [row] = await reader.sql<Row>`
    select site.settings, site.breaking, now() as now,
      (date_trunc('day', now() at time zone coalesce(site.settings ->> 'timeZone', 'UTC')) + interval '1 day')
        at time zone coalesce(site.settings ->> 'timeZone', 'UTC') as midnight,
      (select to_json(media) from edition.media where media.id = site.logo_id) as logo,
      (select json_agg(json_build_object('id', section.id, 'name', section.name, 'slug', section.slug, 'tint', section.tint)
          order by section.position, section.name)
        from edition.sections as section
        where section.parent_id is null and exists (select 1 from edition.lists where lists.id = section.id)) as sections
    from edition.site where site.id = 1 limit 1`
  return row ?? NOTHING
}

const NOTHING: Row = {
  settings: {},
  breaking: null,
  logo: null,
  sections: null,
  now: new Date(0),
  midnight: new Date(0),
}

function furnitureFrom({ settings, breaking, logo, sections, now, midnight }: Row, mediaBase: string): FurnitureView {
  const promos = (settings.promos ?? []).filter((promo) => !promo.date || endOf(promo.date) > now.getTime())
  for (const { date } of promos) if (date) noteEndAfter(endOf(date) - now.getTime())
  const isBreaking = breaking && new Date(breaking.until) > now
  if (isBreaking) noteEndAfter(new Date(breaking.until).getTime() - now.getTime())
  return {
    name: settings.name ?? 'Broadsheet',
    ...(settings.tagline && { tagline: settings.tagline }),
    siteUrl: (process.env.SITE_URL ?? '').replace(/\/$/, ''),
    ...(logo && { logo: imageFrom(logo, mediaBase) }),
    timeZone: settings.timeZone ?? 'UTC',
    language: settings.language ?? 'en',
    sections: (sections ?? []).map(sectionLink),
    ...(isBreaking && { breaking }),
    promos,
    social: settings.social ?? [],
    apps: settings.apps ?? [],
    sisterSites: settings.sisterSites ?? [],
    footerColumns: settings.footerColumns ?? [],
    ...(settings.legalLine && { legalLine: settings.legalLine }),
    today: now.toISOString(),
    dayEndsInMs: midnight.getTime() - now.getTime(),
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** An event is announced until its day is over everywhere. */
function endOf(date: string): number {
  return new Date(date).getTime() + DAY_MS
}

/** What is shown was chosen by the database's clock, and ends by it, even where this machine's is off. */
export function noteEndAfter(milliseconds: number): void {
  noteEnd(Date.now() + milliseconds)
}
