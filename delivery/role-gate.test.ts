import { describe, expect, test } from 'vitest'
import { isAnswered } from './role-gate.ts'

const YES = true
const NO = false

describe('which role answers what', () => {
  test.each([
    // path                                          site  desk  worker
    ['/', YES, NO, NO],
    ['/politics', YES, NO, NO],
    ['/politics/a-story', YES, NO, NO],
    ['/tags/budget/page/3', YES, NO, NO],
    ['/rss.xml', YES, NO, NO],
    ['/sitemap-2026-11-3.xml', YES, NO, NO],
    ['/robots.txt', YES, NO, NO],
    ['/no/such/page', YES, NO, NO],
    ['/administration', YES, NO, NO],
    ['/apiary/a-story', YES, NO, NO],
    ['/politics/admin', YES, NO, NO],
    ['/media/0123456789abcdef0123456789abcdef/640.avif', YES, YES, NO],
    ['/islands/embed.js', YES, YES, NO],
    ['/icon.svg', YES, YES, NO],
    ['/_next/static/chunks/styles.css', YES, YES, NO],
    ['/_next/static/media/newsreader.woff2', YES, YES, NO],
    ['/_next/static/chunks/framework.js', NO, YES, NO],
    ['/_next/static/chunks/framework.js.map', NO, YES, NO],
    ['/_next/static/chunks/framework%2Ejs', NO, YES, NO],
    ['/admin', NO, YES, NO],
    ['/admin/collections/articles', NO, YES, NO],
    ['/api/users/login', NO, YES, NO],
    ['/preview/articles/1', NO, YES, NO],
    ['/setup', NO, YES, NO],
    // None of the desk's: Next would make a readers' page of them, with its scripts.
    ['/api', NO, NO, NO],
    ['/preview/nothing', NO, NO, NO],
    // Spellings that a program behind us might read as the desk's.
    ['/Admin', NO, NO, NO],
    ['/%61dmin', NO, NO, NO],
    ['/%2561dmin', NO, NO, NO],
    ['//admin', NO, NO, NO],
    ['/./api/users', NO, NO, NO],
    ['/politics/../api/users', NO, NO, NO],
    ['/politics/%2e%2e/api/users', NO, NO, NO],
    ['/\\admin', NO, NO, NO],
    ['/admin%2fcollections', NO, NO, NO],
    // Cannot be decoded: the readers' own 404.
    ['/%', YES, NO, NO],
    ['/internal/health', YES, YES, YES],
    ['/internal/ready', YES, YES, YES],
    ['/internal/metrics', YES, YES, YES],
  ])('%s', (path, site, desk, worker) => {
    expect({
      all: isAnswered('all', path),
      site: isAnswered('site', path),
      desk: isAnswered('desk', path),
      worker: isAnswered('worker', path),
    }).toEqual({ all: true, site, desk, worker })
  })

  test('in development Next’s own files are answered wherever pages are', () => {
    for (const path of ['/_next/webpack-hmr', '/_next/static/chunks/framework.js', '/__nextjs_font/geist.woff2']) {
      expect(isAnswered('site', path, { dev: true }), path).toBe(true)
      expect(isAnswered('desk', path, { dev: true }), path).toBe(true)
      expect(isAnswered('worker', path, { dev: true }), path).toBe(false)
    }
    expect(isAnswered('site', '/admin', { dev: true })).toBe(false)
  })
})
