import { expect, test } from 'vitest'
import { renderMetrics } from '../lib/metrics.ts'
import { createPageCache } from './page-cache.ts'
import { showPageCacheFigures } from './page-cache-figures.ts'

test('the metrics tell what the page cache holds at that moment', async () => {
  const cache = createPageCache({
    render: async (key) => ({
      ...{ status: key === '/none' ? 404 : 200, type: 'text/html', body: Buffer.alloc(2000), etag: 'e' },
      ...{ tags: ['site', `at:${key}`], edition: 0, validUntil: Number.POSITIVE_INFINITY, statements: 0, encoded: {} },
    }),
    maxBytes: 1_000_000,
  })
  showPageCacheFigures(cache)
  expect(figures()).toMatchObject({ page_cache_pages: 0, page_cache_bytes: 0 })
  for (const key of ['/a', '/b', '/none']) await cache.get(key)
  void cache.get('/c')
  expect(figures()).toEqual({
    page_cache_pages: 2,
    page_cache_missing: 1,
    page_cache_bytes: cache.stats().bytes,
    page_cache_tags: 4,
    renders_under_way: 1,
  })
})

/** Ours, by their names without the house's. */
function figures(): Record<string, number> {
  const lines = renderMetrics().matchAll(/^broadsheet_(\w+) (\d+)$/gm)
  return Object.fromEntries([...lines].map(([, name, value]) => [name, Number(value)]))
}
