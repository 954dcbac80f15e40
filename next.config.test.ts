import { getPathMatch } from 'next/dist/shared/lib/router/utils/path-match.js'
import { expect, test } from 'vitest'
import config from './next.config.ts'

/** As Next puts them together: the last rule that says something wins. */
async function headersOf(path: string): Promise<Record<string, string>> {
  const rules = (await config.headers()).filter(({ source }) => getPathMatch(source, { strict: true })(path))
  return Object.fromEntries(rules.flatMap(({ headers }) => headers.map(({ key, value }) => [key, value])))
}

test.each(['/api', '/api/users/me', '/api/media/file/a.jpg', '/preview/articles/1', '/preview/pages/1'])(
  'nobody keeps what %s answers',
  async (path) => {
    expect(await headersOf(path)).toMatchObject({
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  },
)

test.each(['/preview/media/0123/320.webp', '/technology', '/_next/static/x.css', '/icon.svg'])(
  '%s says by itself who may keep it',
  async (path) => {
    expect(await headersOf(path)).not.toHaveProperty('Cache-Control')
  },
)
