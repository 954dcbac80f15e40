import { createHash } from 'node:crypto'
import { AppError } from '../lib/errors.ts'
import { counter } from '../lib/metrics.ts'
import { databaseAway, type Page } from './page-cache.ts'
import { type NextHandler, renderPage } from './render-page.ts'
import { routeOf } from './routes.ts'
import { slimHtml, withBody } from './slim-html.ts'

const renders = counter('broadsheet_renders_total', 'Readers’ pages rendered.')

/**
 * Renders an address into the page that readers get, whole and without Next's own scripts.
 * Throws `database-away`, `render-failed`, or `needs-scripts` where the markup would be incomplete.
 * @param edition - id of the last change that the render is sure to see
 * @param slim - whether Next's scripts are taken out; not in development, where they reload the page
 */
export async function readerPage(
  next: NextHandler | undefined,
  path: string,
  { slim, edition = 0 }: { slim: boolean; edition?: number },
): Promise<Page> {
  const route = routeOf(path, { dev: !slim })
  if (!next || route.kind !== 'page') throw new AppError('render-failed', { message: `${path} is no page` })
  renders.add()
  const { status, headers, body, scope } = await renderPage(next, { path, render: route.render, edition })
  if (status >= 500) {
    if (scope.databaseAway) throw databaseAway()
    throw new AppError('render-failed', { message: `rendered with status ${status}` })
  }
  const type = String(headers['content-type'] ?? 'text/html; charset=utf-8')
  const finished = scope.redirect ? body : finish(body, { type, text: scope.text, slim })
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
    isUnkept: scope.isUnkept,
    encoded: {},
  }
}

function finish(body: Buffer, { type, text, slim }: { type: string; text: string | undefined; slim: boolean }): Buffer {
  if (!type.startsWith('text/html')) return text === undefined ? body : Buffer.from(text)
  const html = body.toString('utf8')
  const shell = slim ? slimHtml(html) : html
  return Buffer.from(text === undefined ? shell : withBody(shell, text, { isHydrated: !slim }))
}
