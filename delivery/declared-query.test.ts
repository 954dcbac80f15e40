import { expect, test } from 'vitest'
import { SEARCH_PARAMETERS } from '../search/search-request.ts'
import { declaredQuery } from './declared-query.ts'
import { keyOf, routeOf } from './routes.ts'

test('a search is a page of its own for each of what it asks for', () => {
  expect(keyOf('/search?q=trams&utm_source=x&sort=date')).toBe('/search?q=trams&sort=date')
  expect(routeOf('/search?q=trams')).toEqual({ kind: 'page', render: '/search?q=trams' })
  expect(routeOf('/search')).toEqual({ kind: 'page', render: '/search' })
})

test.each([
  ['?sort=date&q=trams', '?q=trams&sort=date'],
  ['?q=%74rams', '?q=trams'],
  ['?q=one&q=two', '?q=one'],
  ['?q=one+two&section=', '?q=one+two'],
  ['?q=one%20two', '?q=one+two'],
  ['?q=%20', ''],
  ['?x=1', ''],
  ['?', ''],
  ['', ''],
  ['#q=trams', ''],
  ['?q=%ff', '?q=%EF%BF%BD'],
])('%s is %j', (query, expected) => {
  expect(declaredQuery(query)).toBe(expected)
})

test('any other address reads nothing of its query', () => {
  for (const path of ['/', '/technology', '/tags/search', '/search/page/1']) expect(keyOf(`${path}?q=trams`)).toBe(path)
})

test('a value has an end', () => {
  expect(declaredQuery(`?q=${'x'.repeat(100_000)}`)).toHaveLength('?q='.length + 400)
})

test('what is declared is what a search reads', () => {
  const query = SEARCH_PARAMETERS.map((name) => `${name}=1`).join('&')
  expect(declaredQuery(`?z=1&${query}`)).toBe(`?${query}`)
})
