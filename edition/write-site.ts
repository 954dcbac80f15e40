import type { PayloadRequest } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { Breaking, Setting } from '../payload-types.ts'
import { idOf } from './body-from-lexical.ts'
import { syncEntity } from './entities.ts'
import { lockEdition } from './lock.ts'

type Link = { name: string; href: string }

/** What surrounds every page, as the edition keeps it. */
export type SiteSettings = {
  name: string
  tagline?: string
  timeZone: string
  language: string
  social: Link[]
  apps: Link[]
  sisterSites: Link[]
  promos: {
    kind: 'podcast' | 'event' | 'special' | 'push'
    kicker?: string
    title: string
    text?: string
    href: string
    linkText?: string
    date?: string
  }[]
  footerColumns: { title: string; links: Link[] }[]
  legalLine?: string
}
export type SiteRow = {
  settings: SiteSettings
  breaking: { text: string; href?: string; until: string } | null
  logo_id: string | null
}

/** The row of a house in which nobody has saved settings yet. */
export type InitialSiteRow = { settings: { name?: string }; breaking: null; logo_id: null }

/** Writes the site's settings to the edition, inside the transaction that saves them. */
export async function writeSite(req: PayloadRequest): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await writeSiteRow(sql, await readSite(req))
}

/** The row that follows from Payload's two globals. */
export async function readSite(req: PayloadRequest): Promise<SiteRow> {
  const settings = await req.payload.findGlobal({ slug: 'settings', depth: 0, req })
  const breaking = await req.payload.findGlobal({ slug: 'breaking', depth: 0, req })
  return buildSite(settings, breaking)
}

/** Writes the row, and the logos of before and now. The caller holds the edition's lock. */
export async function writeSiteRow(sql: Sql, row: SiteRow | InitialSiteRow): Promise<void> {
  const [before] = await sql<{ logo_id: string | null }>`select logo_id from edition.site where id = 1`
  await sql`
    insert into edition.site (id, settings, breaking, logo_id)
    values (1, ${JSON.stringify(row.settings)}, ${row.breaking && JSON.stringify(row.breaking)}, ${row.logo_id})
    on conflict (id) do update set settings = excluded.settings, breaking = excluded.breaking, logo_id = excluded.logo_id`
  await syncEntity(
    sql,
    'media',
    [row.logo_id, before?.logo_id].flatMap((id) => id ?? []),
  )
}

function buildSite(settings: Setting, breaking: Breaking): SiteRow {
  return {
    settings: {
      name: settings.name,
      ...(settings.tagline && { tagline: settings.tagline }),
      timeZone: settings.timeZone,
      language: settings.language,
      social: linksOf(settings.social),
      apps: linksOf(settings.apps),
      sisterSites: linksOf(settings.sisterSites),
      promos: (settings.promos ?? []).map(({ kind, kicker, title, text, href, linkText, date }) => ({
        kind,
        ...(kicker && { kicker }),
        title,
        ...(text && { text }),
        href,
        ...(linkText && { linkText }),
        ...(date && { date: new Date(date).toISOString() }),
      })),
      footerColumns: (settings.footerColumns ?? []).map(({ title, links }) => ({ title, links: linksOf(links) })),
      ...(settings.legalLine && { legalLine: settings.legalLine }),
    },
    breaking:
      breaking.isOn && breaking.text && breaking.until
        ? {
            text: breaking.text,
            ...(breaking.href && { href: breaking.href }),
            until: new Date(breaking.until).toISOString(),
          }
        : null,
    logo_id: idOf(settings.logo) ?? null,
  }
}

function linksOf(links: { name: string; href: string }[] | null | undefined): Link[] {
  return (links ?? []).map(({ name, href }) => ({ name, href }))
}
