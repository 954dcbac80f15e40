import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readEnv, readHouseEnv, readOwnerEnv, variables } from './env.ts'

const url = 'postgres://owner:secret@db.example.org:5432/news'

describe('the environment', () => {
  test('every variable is in .env.example, and nothing else is', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'))
    expect(Object.keys(example).sort()).toEqual([...variables].sort())
  })

  test('.env.example as it stands changes nothing', () => {
    expect(readEnv(parseEnv(readFileSync('.env.example', 'utf8')))).toEqual(readEnv({}))
  })

  test('an empty environment gives the defaults that the contract names', () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      SITE_URL: 'http://localhost:3000',
      DATA_DIR: resolve('.data'),
      ROLE: 'all',
      DEMO: true,
    })
  })

  test('an empty variable counts as unset', () => {
    expect(readEnv({ DATABASE_URL: '', PORT: ' ', SITE_URL: '' })).toEqual(readEnv({}))
  })

  test('the site is where the port is, unless it is told', () => {
    expect(readEnv({ PORT: '8080' }).SITE_URL).toBe('http://localhost:8080')
    expect(readEnv({ PORT: '8080', SITE_URL: 'https://news.example.org/' }).SITE_URL).toBe('https://news.example.org')
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/news'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['SITE_URL', 'the-paper.example'],
    ['SITE_URL', 'https://example.org/news'],
    ['PAYLOAD_SECRET', 'short'],
    ['ROLE', 'boss'],
    ['DEMO', 'yes'],
    ['SMTP_URL', 'post.example'],
    ['MAIL_FROM', 'News <news@example.org>'],
    ['INBOX_DATABASE_URL', 'sqlite:inbox'],
    ['INSTANCE_URL', 'http://10.0.0.7:3000/path'],
    ['PAGE_CACHE_MB', '-5'],
    ['PAGE_CACHE_MB', 'half'],
    ['PURGE', 'akamai'],
    ['PURGE_URL', 'cache:6081'],
    ['PURGE_URL', 'http://user:password@varnish:6081'],
    ['PURGE_URL', 'http://one:6081, two:6081'],
    ['PURGE_TOKEN', 'two words'],
    ['PURGE_ZONE', '../other'],
  ])('%s=%s is refused with a sentence that names it and not its value', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(
      expect.objectContaining({
        code: 'env-invalid',
        userMessage: expect.stringMatching(new RegExp(`^${name} must .+\\.$`)),
      }),
    )
    expect(() => readEnv({ [name]: value })).toThrow(
      expect.not.objectContaining({ userMessage: expect.stringContaining(value) }),
    )
  })

  test.each([
    ['fastly', { PURGE_TOKEN: 'key' }, 'PURGE_ZONE'],
    ['fastly', { PURGE_ZONE: 'service' }, 'PURGE_TOKEN'],
    ['cloudflare', { PURGE_TOKEN: 'key' }, 'PURGE_ZONE'],
    ['varnish', { PURGE_TOKEN: 'key', PURGE_ZONE: 'zone' }, 'PURGE_URL'],
  ])('who purges at %s with no more than %o is told to set %s', (PURGE, settings, missing) => {
    const wrong = { code: 'env-invalid', userMessage: `${missing} must be set where PURGE is ${PURGE}.` }
    expect(() => readEnv({ PURGE, ...settings })).toThrow(expect.objectContaining(wrong))
    expect(() => readEnv({ ROLE: 'worker', PURGE, ...settings })).toThrow(expect.objectContaining(wrong))
  })

  test.each([
    { PURGE: 'fastly', PURGE_TOKEN: 'key', PURGE_ZONE: 'service' },
    { PURGE: 'cloudflare', PURGE_TOKEN: 'key', PURGE_ZONE: 'zone' },
    { PURGE: 'varnish', PURGE_URL: 'http://varnish:6081' },
    { PURGE: 'varnish', PURGE_URL: 'http://one:6081,https://two:6081/purge' },
    { ROLE: 'site', PURGE: 'fastly' },
    { ROLE: 'desk', PURGE: 'varnish' },
  ])('%o is enough', (given) => {
    expect(readEnv(given)).toMatchObject(given)
  })

  test('a process outside an open house is told so', () => {
    expect(() => readHouseEnv({ DATABASE_URL: url })).toThrow(expect.objectContaining({ code: 'env-incomplete' }))
  })

  test('a process for readers needs its two logins and nothing of the owner’s', () => {
    const logins = { READER_DATABASE_URL: url, INBOX_DATABASE_URL: url }
    expect(readHouseEnv({ ROLE: 'site', ...logins })).toMatchObject(logins)
    expect(() => readHouseEnv({ ROLE: 'site', READER_DATABASE_URL: url })).toThrow(
      expect.objectContaining({ code: 'env-incomplete' }),
    )
  })

  test.each(['all', 'desk', 'worker'])(
    'a process with the role %s needs the owner’s address and the secret too',
    (ROLE) => {
      const logins = { ROLE, READER_DATABASE_URL: url, INBOX_DATABASE_URL: url }
      const owner = { DATABASE_URL: url, PAYLOAD_SECRET: 'x'.repeat(32) }
      for (const read of [readHouseEnv, readOwnerEnv]) {
        expect(() => read(logins)).toThrow(expect.objectContaining({ code: 'env-incomplete' }))
        expect(read({ ...logins, ...owner })).toMatchObject({ ...logins, ...owner })
      }
    },
  )
})
