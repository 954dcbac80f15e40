import { cache } from 'react'
import { imageFrom, type MediaRow, type SectionRow, sectionLink } from './cards.ts'
import { publicReader } from './reader.ts'
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
}

/** What surrounds every page. One statement a request, however many parts of a page ask. */
export const readFurniture = cache(async (reader = publicReader()): Promise<FurnitureView> => {
  const [row] = await reader.sql<Row>`
    select site.settings, site.breaking, now() as now,
      (select to_jsonb(media) from edition.media where media.id = site.logo_id) as logo,
      (select jsonb_agg(jsonb_build_object('name', section.name, 'slug', section.slug, 'tint', section.tint)
          order by section.position, section.name)
        from edition.sections as section
        where section.parent_id is null and exists (select 1 from edition.lists where lists.id = section.id)) as sections
    from edition.site where site.id = 1 limit 1`
  return furnitureFrom(
    row ?? { settings: {}, breaking: null, logo: null, sections: null, now: new Date() },
    reader.mediaBase,
  )
})

function furnitureFrom({ settings, breaking, logo, sections, now }: Row, mediaBase: string): FurnitureView {
  return {
    name: settings.name ?? 'Broadsheet',
    ...(settings.tagline && { tagline: settings.tagline }),
    siteUrl: (process.env.SITE_URL ?? '').replace(/\/$/, ''),
    ...(logo && { logo: imageFrom(logo, mediaBase) }),
    timeZone: settings.timeZone ?? 'UTC',
    language: settings.language ?? 'en',
    sections: (sections ?? []).map(sectionLink),
    ...(breaking && new Date(breaking.until) > now && { breaking }),
    promos: (settings.promos ?? []).filter((promo) => !promo.date || isToCome(promo.date, now)),
    social: settings.social ?? [],
    apps: settings.apps ?? [],
    sisterSites: settings.sisterSites ?? [],
    footerColumns: settings.footerColumns ?? [],
    ...(settings.legalLine && { legalLine: settings.legalLine }),
    today: now.toISOString(),
  }
}

/** An event is announced until its day is over everywhere. */
function isToCome(date: string, now: Date): boolean {
  const DAY = 24 * 60 * 60 * 1000
  return new Date(date).getTime() + DAY > now.getTime()
}
