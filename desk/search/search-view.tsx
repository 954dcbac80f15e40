import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, Link, SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { AppError } from '../../lib/errors.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime } from '../desk-time.ts'
import { type DeskSearch, searchDesk } from './search-desk.ts'
import '../styles/search.css'

const KINDS = { tag: 'Tag', author: 'Author', section: 'Section' } as const

/** What the newsroom has on some words: stories in whatever state, and what is called so. */
export async function SearchView({ initPageResult, params, payload, i18n, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const given = searchParams?.q
  const q = (Array.isArray(given) ? given[0] : given) ?? ''
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin/search?q=${encodeURIComponent(q)}`)}`)
  const [found, settings] = await Promise.all([
    searchDesk(req, q).catch(tooSlow),
    payload.findGlobal({ slug: 'settings', depth: 0, select: { timeZone: true, language: true } }),
  ])
  const clock = { timeZone: settings.timeZone || 'UTC', language: settings.language || 'en' }
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: 'Search' }]} />
      <main>
        <Gutter className="desk">
          <header className="desk__head">
            <div>
              <h1>{found?.q ? `“${found.q}”` : 'Search'}</h1>
              <p>Stories by headline, live ones by all of their text; tags, people and sections under any spelling.</p>
            </div>
          </header>
          <form className="desk-search" action="/admin/search" method="get">
            <label htmlFor="desk-search-q">Words to look for</label>
            <input id="desk-search-q" type="search" name="q" defaultValue={q} maxLength={200} autoComplete="off" />
            <button className="desk-button" type="submit">
              Search
            </button>
          </form>
          {found ? <Results found={found} clock={clock} /> : <p>This search took too long. Add a rarer word.</p>}
        </Gutter>
      </main>
    </DefaultTemplate>
  )
}

function tooSlow(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'search-too-slow') return undefined
  throw error
}

function Results({ found: { q, names, stories }, clock }: { found: DeskSearch; clock: Clock }) {
  const now = new Date().toISOString()
  if (q === '') return null
  return (
    <div className="desk-search__results">
      {names.length > 0 && (
        <section aria-labelledby="desk-search-names">
          <h2 id="desk-search-names">Names</h2>
          <ul>
            {names.map(({ id, kind, name, alias, href }) => (
              <li key={id}>
                <Link href={href} prefetch={false}>
                  {name}
                </Link>{' '}
                <span>
                  {KINDS[kind]}
                  {alias && `, also “${alias}”`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="desk-search-stories">
        <h2 id="desk-search-stories">Stories</h2>
        {stories.length === 0 && (
          <p>No story that you may see has these words. Drafts are found by their headline only.</p>
        )}
        <ul>
          {stories.map(({ id, headline, section, people, time, state, href }) => (
            <li key={id}>
              <Link href={href} prefetch={false}>
                {headline}
              </Link>{' '}
              <span>
                {[state === 'live' ? 'Live' : 'Draft', section, people.join(', '), deskTime(time, clock, now)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
