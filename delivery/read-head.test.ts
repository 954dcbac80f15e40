import { describe, expect, test } from 'vitest'
import { readHead } from './read-head.ts'

const GET = (path: string, lines = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`

test.each([
  ['no host', 'GET /a HTTP/1.1\r\n\r\n'],
  ['two hosts', 'GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
  ['a length and chunks', 'GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ['a broken header', 'GET /a HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n'],
  ['a bare line feed', 'GET /a HTTP/1.1\nHost: a\n\n'],
  ['a space before the colon', 'GET /a HTTP/1.1\r\nHost : a\r\n\r\n'],
  ['a folded line', 'GET /a HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n'],
  ['a NUL in a value', 'GET /a HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n'],
  ['an unknown version', 'GET /a HTTP/1.2\r\nHost: a\r\n\r\n'],
  ['an old version', 'GET /a HTTP/1.0\r\nHost: a\r\n\r\n'],
  ['an absolute address', 'GET http://evil/a HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['lower case', 'get /a HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a body', 'GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n'],
  ['a wish to close', 'GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['a wish for another protocol', 'GET /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
  ['an expectation', 'GET /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n'],
  ['more after it', `${GET('/a')}GET`],
  ['half of it', 'GET /a HTTP/1.1\r\nHost: a\r\n'],
  ['a head too long', GET('/a', `X: ${'x'.repeat(20_000)}\r\n`)],
])('%s is for Node’s parser to judge', (_what, request) => {
  expect(readHead(Buffer.from(request, 'latin1'))).toBeUndefined()
})

describe('what is read', () => {
  const read = (lines: string) => readHead(Buffer.from(GET('/a?b=c', lines), 'latin1'))

  test('is the address and the two headers that matter, in any case, several lines as one', () => {
    expect(read('ACCEPT-encoding:gzip\r\nX:\r\naccept-Encoding:  br \r\nIf-None-Match: "x", W/"y"\r\n')).toEqual({
      isHead: false,
      url: '/a?b=c',
      acceptEncoding: 'gzip, br',
      ifNoneMatch: '"x", W/"y"',
    })
  })

  test('is not confused by a value that looks like a header', () => {
    expect(read('X: accept-encoding: br\r\n')).toMatchObject({ acceptEncoding: undefined })
  })

  test('is the address alone where nothing else was sent that matters', () => {
    expect(read('X:y\r\nTE-X: 1\r\nCONNECTION:\t Keep-Alive \t\r\n')).toEqual({
      isHead: false,
      url: '/a?b=c',
      acceptEncoding: undefined,
      ifNoneMatch: undefined,
    })
  })
})

describe('the time that a head takes grows with its length only', () => {
  /** Twenty times, in milliseconds: a few if each head is read once, several seconds if blanks are tried in more than one place. */
  function timeOf(head: string): number {
    const chunk = Buffer.from(head, 'latin1')
    const began = performance.now()
    for (let time = 0; time < 20; time += 1) readHead(chunk)
    return performance.now() - began
  }
  const MUCH = 1000
  const BLANKS = ' \t'.repeat(8000)

  test('however many values are empty, where the last line is none', () => {
    const ofEmpty = (lines: number) => timeOf(`GET / HTTP/1.1\r\n${'a: \r\n'.repeat(lines)}x`)
    // A few first: each more would double the time, and no test would see the end of thousands.
    for (const lines of [24, 2700]) expect(ofEmpty(lines)).toBeLessThan(MUCH)
  })

  test.each([
    ['before what may not stand there', `GET / HTTP/1.1\r\na:${BLANKS}\u0001\r\n\r\n`],
    ['in what is wished of the connection', GET('/', `Connection: a${BLANKS}b\r\n`)],
    ['among encodings', GET('/', `Accept-Encoding: a${BLANKS}b\r\n`)],
    ['among tags', GET('/', `If-None-Match: a${BLANKS}b\r\n`)],
  ])('with blanks %s', (_where, head) => {
    expect(timeOf(head)).toBeLessThan(MUCH)
  })
})
