import type { FurnitureView, SearchPageView } from '../reading/views.ts'
import { Card } from './card.tsx'
import { longDay } from './format-time.ts'
import { SearchForm } from './search-form.tsx'
import { SearchHelp } from './search-help.tsx'
import { words } from './words.ts'

type SearchPageProps = { view: SearchPageView; furniture: FurnitureView }

/** What is searched for, who and what is called so, and the stories that were found, or ways on where there are none. */
export function SearchPage({ view, furniture }: SearchPageProps) {
  const { links, hits, meant } = view
  return (
    <div className="search-page">
      <header className="page-header">
        <h1>{words.search}</h1>
      </header>
      <SearchForm {...view} />
      <Filters view={view} language={furniture.language} />
      {links.length > 0 && (
        <nav className="search-links" aria-label={words.calledSo}>
          <ul>
            {links.map(({ name, href, kind }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span className="search-kind">{words.kindOf[kind]}</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {meant && (
        <p className="search-meant">
          {meant.isShown ? words.nothingFor(view.fields.q) : words.didYouMean}{' '}
          <a href={meant.href}>
            <bdi>{meant.name}</bdi>
          </a>
          {meant.isShown ? '.' : '?'}
        </p>
      )}
      {hits.length > 0 ? <Hits view={view} furniture={furniture} /> : <SearchHelp view={view} furniture={furniture} />}
    </div>
  )
}

function Filters({ view: { filters, fields }, language }: { view: SearchPageView; language: string }) {
  if (filters.length === 0) return null
  const nameOf = ({ kind, name }: SearchPageView['filters'][number]) =>
    kind === 'days' ? daysOf(fields, language) : name
  return (
    <section className="search-filter-list" aria-label={words.filters}>
      <ul>
        {filters.map((filter) => (
          <li key={filter.kind}>
            <span className="search-kind">{words.kindOf[filter.kind]}</span> <bdi>{nameOf(filter)}</bdi>{' '}
            <a href={filter.withoutHref} aria-label={`${words.withoutFilter}: ${words.kindOf[filter.kind]}`}>
              {words.withoutFilter}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function daysOf({ from, to }: SearchPageView['fields'], language: string): string {
  const day = (date: string) => longDay(`${date}T12:00:00Z`, { language, timeZone: 'UTC' })
  if (from && to) return from === to ? day(from) : `${day(from)} – ${day(to)}`
  return from ? `${day(from)} –` : to ? `– ${day(to)}` : ''
}

function Hits({ view, furniture }: SearchPageProps) {
  const { hits, found, isMore, isRanked, fields, firstHref, nextHref, orderHrefs, isCut } = view
  const number = new Intl.NumberFormat(furniture.language).format(found)
  return (
    <>
      <p className="search-found">
        {words.stories(number, isMore)}. {isCut && words.isCut}{' '}
        {isRanked && isMore && (
          <>
            {words.rankedNewest(number)} <a href={orderHrefs.date}>{words.rankedAll}</a>.
          </>
        )}
      </p>
      {fields.q !== '' && <Order isRanked={isRanked} orderHrefs={orderHrefs} />}
      <section className="rows" aria-label={words.results}>
        {hits.map((hit) => (
          <Card
            key={hit.card.id}
            card={hit.card}
            furniture={furniture}
            shape="row"
            level={2}
            sectionKicker
            byline
            marked={hit}
            picture={{ slot: '3:2', sizes: '(min-width: 62rem) 16rem, 7rem' }}
          />
        ))}
      </section>
      {(firstHref || nextHref) && (
        <nav className="paging" aria-label={words.resultPages}>
          {firstHref && (
            <a className="newer" href={firstHref}>
              {words.firstResults}
            </a>
          )}
          {nextHref && (
            <a className="older" rel="next" href={nextHref}>
              {words.nextResults}
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function Order({ isRanked, orderHrefs }: Pick<SearchPageView, 'isRanked' | 'orderHrefs'>) {
  const orders = [
    { name: words.byRelevance, href: orderHrefs.relevance, isChosen: isRanked },
    { name: words.byDate, href: orderHrefs.date, isChosen: !isRanked },
  ]
  return (
    <nav className="search-order" aria-label={words.resultOrder}>
      <ul>
        {orders.map(({ name, href, isChosen }) => (
          <li key={name}>{isChosen ? <strong>{name}</strong> : <a href={href}>{name}</a>}</li>
        ))}
      </ul>
    </nav>
  )
}
