import { gauge } from '../lib/metrics.ts'
import type { PageCache } from './page-cache.ts'

/** Has `/internal/metrics` tell how full this process's page cache is. */
export function showPageCacheFigures({ stats }: Pick<PageCache, 'stats'>): void {
  gauge('broadsheet_page_cache_pages', 'Readers’ pages that are kept.', () => stats().entries)
  gauge('broadsheet_page_cache_missing', '404 pages that are kept.', () => stats().missing)
  gauge('broadsheet_page_cache_bytes', 'Size of all that is kept.', () => stats().bytes)
  gauge('broadsheet_page_cache_tags', 'Names under which changes find what is kept.', () => stats().tags)
  gauge('broadsheet_renders_under_way', 'Readers’ pages being rendered now.', () => stats().rendering)
}
