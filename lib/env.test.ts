import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readEnv, readHouseEnv, variables } from './env.ts'

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

  test('a process outside an open house is told so', () => {
    expect(() => readHouseEnv({ DATABASE_URL: url })).toThrow(expect.objectContaining({ code: 'env-incomplete' }))
  })
})
