import { createHash } from 'node:crypto'
import { AppError } from '../lib/errors.ts'
import { counter } from '../lib/metrics.ts'
import { databaseAway, type Page } from './page-cache.ts'
import { type NextHandler, renderPage } from './render-page.ts'
import { routeOf } from './routes.ts'
import { slimHtml } from './slim-html.ts'

const renders = counter('broadsheet_renders_total', 'Readers’ pages rendered.')

/**
 * Renders an address into the page that readers get, whole and without Next's own scripts.
 * Throws `database-away`, `render-failed`, or `needs-scripts` where the markup would be incomplete.
 * @param slim - whether Next's scripts are taken out; not in development, where they reload the page
 */
export async function readerPage(
  next: NextHandler | undefined,
  path: string,
  { slim }: { slim: boolean },
): Promise<Page> {
  const route = routeOf(path, { dev: !slim })
  if (!next || route.kind !== 'page') throw new AppError('render-failed', { message: `${path} is no page` })
  renders.add()
  const { status, headers, body, scope } = await renderPage(next, { path, render: route.render })
  if (status >= 500) {
    if (scope.databaseAway) throw databaseAway()
    throw new AppError('render-failed', { message: `rendered with status ${status}` })
  }
  const type = String(headers['content-type'] ?? 'text/html; charset=utf-8')
  const isHtml = type.startsWith('text/html')
  const finished = slim && isHtml && !scope.redirect ? Buffer.from(slimHtml(body.toString('utf8'))) : body
  return {
    status,
    type,
    body: finished,
    etag: createHash('sha256').update(finished).digest('base64url').slice(0, 22),
    tags: [...scope.tags],
    edition: 0,
    validUntil: scope.validUntil,
    location: scope.redirect?.location,
    statements: scope.statements,
    encoded: {},
  }
}
