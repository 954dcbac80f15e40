import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { AppError } from '../../lib/errors.ts'
import type { Clock } from '../../theme/format-time.ts'
import { askedOf, DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { deskTime, readDeskClock } from '../desk-time.ts'
import { type DeskSearch, searchDesk } from './search-desk.ts'
import '../styles/search.css'

const KINDS = { tag: 'Tag', author: 'Author', section: 'Section' } as const

/** What the newsroom has on some words: stories in whatever state, and what is called so. */
export async function SearchView(props: AdminViewServerProps) {
  const { q = '' } = askedOf(props)
  mustBeSignedIn(props, `/admin/search?q=${encodeURIComponent(q)}`)
  const [found, clock] = await Promise.all([
    searchDesk(props.initPageResult.req, q).catch(tooSlow),
    readDeskClock(props.payload),
  ])
  return (
    <DeskScreen
      view={props}
      title={found?.q ? `“${found.q}”` : 'Search'}
      lead="Stories by headline, live ones by all of their text; tags, people and sections under any spelling."
    >
      <form className="desk-search" action="/admin/search" method="get">
        <label htmlFor="desk-search-q">Words to look for</label>
        <input id="desk-search-q" type="search" name="q" defaultValue={q} maxLength={200} autoComplete="off" />
        <button className="desk-button" type="submit">
          Search
        </button>
      </form>
      {found ? <Results found={found} clock={clock} /> : <p>This search took too long. Add a rarer word.</p>}
    </DeskScreen>
  )
}

function tooSlow(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'search-too-slow') return undefined
  throw error
}

function Results({ found: { q, names, stories, isMore }, clock }: { found: DeskSearch; clock: Clock }) {
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
        {isMore && <p>These are the first {stories.length}; there are more. Narrow the words to find others.</p>}
      </section>
    </div>
  )
}
