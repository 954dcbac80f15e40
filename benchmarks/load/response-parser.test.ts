import { describe, expect, it } from 'vitest'
import { ProtocolError, type Response, ResponseParser } from './response-parser.ts'

const GET = { head: false, keepBody: true }

describe('a response with a length', () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: "a"\r\nX-Note:  spaced  \r\n\r\nhello'

  it('is read with status, headers and body', () => {
    const response = parse(text)
    expect(response).toMatchObject({ status: 200, bytes: 5, keepAlive: true })
    expect(response?.body?.toString()).toBe('hello')
    expect(response?.headers.get('etag')).toBe('"a"')
    expect(response?.headers.get('x-note')).toBe('spaced')
  })

  it('is the same in whatever pieces it comes', () => {
    for (let at = 1; at < text.length; at++) {
      const parser = new ResponseParser()
      parser.expect(GET)
      expect(parser.push(Buffer.from(text.slice(0, at)))).toBeUndefined()
      expect(parser.push(Buffer.from(text.slice(at)))?.body?.toString()).toBe('hello')
    }
  })

  it('may have no body at all', () => {
    expect(parse('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')).toMatchObject({ status: 200, bytes: 0 })
  })

  it('is followed by the next on the same connection', () => {
    const parser = new ResponseParser()
    for (const status of [200, 404, 200]) {
      parser.expect(GET)
      expect(parser.push(Buffer.from(`HTTP/1.1 ${status} X\r\nContent-Length: 2\r\n\r\nab`))?.status).toBe(status)
    }
  })

  it('that is cut off is an error, not a short body', () => {
    const parser = new ResponseParser()
    parser.expect(GET)
    parser.push(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello'))
    expect(() => parser.end()).toThrow(ProtocolError)
  })

  it('with more bytes than it said is an error', () => {
    expect(() => parse('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello')).toThrow(ProtocolError)
  })
})

describe('a chunked response', () => {
  const text =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;note=x\r\n world\r\n0\r\nX-End: 1\r\n\r\n'

  it('is joined, without sizes, notes and trailers', () => {
    const response = parse(text)
    expect(response?.body?.toString()).toBe('hello world')
    expect(response?.bytes).toBe(11)
  })

  it('may come byte by byte', () => {
    const parser = new ResponseParser()
    parser.expect(GET)
    const responses = [...Buffer.from(text)].map((byte) => parser.push(Buffer.from([byte])))
    expect(responses.slice(0, -1).every((response) => response === undefined)).toBe(true)
    expect(responses.at(-1)?.body?.toString()).toBe('hello world')
  })

  it('without its last chunk is not whole', () => {
    const parser = new ResponseParser()
    parser.expect(GET)
    expect(parser.push(Buffer.from(text.slice(0, text.indexOf('\r\n0\r\n') + 2)))).toBeUndefined()
    expect(() => parser.end()).toThrow(ProtocolError)
  })

  it('whose size is no number is an error', () => {
    expect(() => parse('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n')).toThrow(ProtocolError)
  })
})

describe('responses without a body', () => {
  it('304 and 204 have none, whatever length they name', () => {
    expect(parse('HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n')).toMatchObject({ status: 304, bytes: 0 })
    expect(parse('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ status: 204, bytes: 0 })
  })

  it('a response to HEAD names the length of the body that it leaves out', () => {
    const response = parse('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n', { head: true, keepBody: false })
    expect(response).toMatchObject({ status: 200, bytes: 0 })
  })
})

describe('other responses', () => {
  it('without a length end with the connection', () => {
    const parser = new ResponseParser()
    parser.expect(GET)
    expect(parser.push(Buffer.from('HTTP/1.0 200 OK\r\n\r\nhel'))).toBeUndefined()
    expect(parser.push(Buffer.from('lo'))).toBeUndefined()
    expect(parser.end()).toMatchObject({ status: 200, bytes: 5, keepAlive: false })
  })

  it('an interim response is passed over', () => {
    const response = parse(
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na',
    )
    expect(response?.status).toBe(200)
    expect(response?.headers.has('link')).toBe(false)
  })

  it('say when the connection ends with them', () => {
    expect(parse('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')?.keepAlive).toBe(false)
  })

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
    ['two ways to say the length', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ])('%s is an error', (_name, text) => {
    expect(() => parse(text)).toThrow(ProtocolError)
  })

  it('bytes that nobody asked for are an error', () => {
    expect(() => new ResponseParser().push(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow(ProtocolError)
  })
})

it('a body is counted without being kept', () => {
  const response = parse('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', { head: false, keepBody: false })
  expect(response).toMatchObject({ bytes: 5, body: undefined })
})

function parse(text: string, expected = GET): Response | undefined {
  const parser = new ResponseParser()
  parser.expect(expected)
  return parser.push(Buffer.from(text, 'latin1'))
}
