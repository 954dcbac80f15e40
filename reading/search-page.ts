import { cache } from 'react'
import { noteUnkept } from '../delivery/render-scope.ts'
import { AppError } from '../lib/errors.ts'
import { MOST_RANKED } from '../search/find-stories.ts'
import { readSearchRequest, type SearchRequest, searchHref, withoutCursor } from '../search/search-request.ts'
import { type SearchResult, searchStories } from '../search/search-stories.ts'
import { loosen, suggestName } from '../search/suggest-instead.ts'
import { suggestSpelling } from '../search/suggest-spelling.ts'
import { tooSlow } from '../search/too-slow.ts'
import { authorLink, sectionLink, tagLink } from './cards.ts'
import { readHits } from './hits.ts'
import { type SearchReader, searchReader } from './reader.ts'
import type { SearchPageView } from './views.ts'

/** So few results that something else may have been meant. */
const FEW = 3

/**
 * The page of a search. Where nothing is found: the results of the name that was probably meant, or else searches that find more.
 * One that takes too long is a page too, which says so.
 * @param asked - the address's query, as JSON: `cache` tells calls apart by it
 */
export const readSearchPage = cache(async (asked: string, reader = searchReader()): Promise<SearchPageView> => {
  // Nobody asks for the same twice: kept, it would only drive out pages that many read.
  noteUnkept()
  const request = readSearchRequest(JSON.parse(asked))
  const [sections, found] = await Promise.all([readSections(reader), searched(reader, request)])
  return { ...found, sections }
})

type Found = Omit<SearchPageView, 'sections'>

async function searched(reader: SearchReader, request: SearchRequest): Promise<Found> {
  try {
    return await findAndMark(reader, request)
  } catch (error) {
    const known = tooSlow(error)
    if (!(known instanceof AppError) || known.code !== 'search-too-slow') throw known
    return { ...emptyView(request), problem: 'too-slow' }
  }
}

async function findAndMark(reader: SearchReader, request: SearchRequest): Promise<Found> {
  const result = await searchStories(reader, request)
  const { parsed } = result
  const isFirst = !result.request.after
  const isFew = isFirst && !result.problem && result.found < FEW && parsed.clauses.length > 0
  const meant = isFew ? await whatWasMeant(reader, result) : undefined
  const other = meant && result.found === 0 ? await searchStories(reader, meant.request) : undefined
  const isShown = other !== undefined && other.found > 0
  const shown = isShown ? other : result
  const instead = isFew && result.found === 0 && !isShown ? await loosen(reader.sql, parsed, result.request) : []
  return {
    ...emptyView(result.request),
    filters: filtersOf(result),
    links: [...new Map([...result.links, ...(other?.links ?? [])].map((link) => [link.id, link])).values()].map(
      linkFrom,
    ),
    hits: await readHits({ ...reader, sql: reader.prepared }, shown),
    found: shown.found,
    isMore: shown.isMore,
    isRanked: shown.isRanked,
    isCut: parsed.isCut,
    ...(!isFirst && { firstHref: searchHref(withoutCursor(result.request)) }),
    ...(shown.next && { nextHref: searchHref({ ...shown.request, after: shown.next }) }),
    ...(meant &&
      (isShown || (result.found > 0 && meant.isWhole)) && {
        meant: { name: meant.request.q, href: searchHref(meant.request), isShown },
      }),
    instead: instead.map(({ request: { q, ...rest }, found }) => ({
      q,
      isWithoutFilters: q === result.request.q,
      href: searchHref({ q, ...rest }),
      found: Math.min(found, MOST_RANKED),
      isMore: found > MOST_RANKED,
    })),
    ...(result.problem ? { problem: result.problem } : result.unknown.length > 0 && { problem: 'no-such-filter' }),
  }
}

/** A name, or of what is not found the words as stories spell them. */
async function whatWasMeant({ sql }: SearchReader, { parsed, request, found, queries }: SearchResult) {
  const name = await suggestName(sql, parsed, request)
  if (name || found > 0) return name
  const spelled = await suggestSpelling(sql, parsed, { request, configs: queries.map(({ config }) => config) })
  return spelled && { request: spelled, isWhole: true }
}

function emptyView(request: SearchRequest): Found {
  const fields = withoutCursor(request)
  return {
    fields,
    orderHrefs: {
      relevance: searchHref({ ...fields, sort: 'relevance' }),
      date: searchHref({ ...fields, sort: 'date' }),
    },
    filters: [],
    links: [],
    hits: [],
    found: 0,
    isMore: false,
    isRanked: false,
    isCut: false,
    instead: [],
  }
}

function filtersOf({ request, filters, unknown }: SearchResult): SearchPageView['filters'] {
  const rest = withoutCursor(request)
  const named = [...filters, ...unknown.map((kind) => ({ kind, name: request[kind] ?? '' }))].map(({ kind, name }) => {
    const { [kind]: __, ...without } = rest
    return { kind, name, withoutHref: searchHref(without) }
  })
  const { from, to, ...anyDay } = rest
  const days = [from, to].filter((day) => day !== undefined)
  if (days.length === 0) return named
  const name = from && to ? (from === to ? from : `${from} – ${to}`) : from ? `${from} –` : `– ${to}`
  return [...named, { kind: 'days', name, withoutHref: searchHref(anyDay) }]
}

function linkFrom(link: SearchResult['links'][number]): SearchPageView['links'][number] {
  const { kind: _, ...named } = link
  const view = { tag: tagLink, author: authorLink, section: sectionLink }[link.kind](named)
  return { name: view.name, href: view.href, kind: link.kind }
}

async function readSections({ prepared: sql }: SearchReader): Promise<SearchPageView['sections']> {
  return sql<SearchPageView['sections'][number]>`
    with recursive tree (id, slug, name, depth, path) as (
      select id, slug, name, 0, array[lpad(position::text, 9, '0') || name] from edition.sections where parent_id is null
      union all
      select child.id, child.slug, child.name, tree.depth + 1, tree.path || (lpad(child.position::text, 9, '0') || child.name)
      from edition.sections as child join tree on tree.id = child.parent_id where tree.depth < 8)
    select slug, name, depth from tree where exists (select 1 from edition.lists where lists.id = tree.id) order by path limit 200`
}
