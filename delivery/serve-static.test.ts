import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serveStatic } from './serve-static.ts'

const SHEET = 'body { color: black }'

let folder: string
let server: Server

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'static-'))
  mkdirSync(path.join(folder, 'chunks/deep'), { recursive: true })
  for (const file of ['chunks/x.css', 'chunks/deep/y.woff2', 'chunks/z.js'])
    writeFileSync(path.join(folder, file), SHEET)
  const serves = serveStatic({ folder })
  server = createServer(async (req, res) => {
    try {
      if (!(await serves(req, res))) res.writeHead(418).end()
    } catch {
      res.writeHead(500).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
})

/** The path as it is, which `fetch` would tidy. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers, method }, resolve).on('error', reject).end()
  })
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

test('stylesheets and fonts of the build are for good, stylesheets compressed', async () => {
  const plain = await ask('/_next/static/chunks/x.css?dpl=1')
  expect([plain.status, plain.body, plain.headers['content-encoding']]).toEqual([200, SHEET, undefined])
  const brotli = await ask('/_next/static/chunks/x.css', { 'accept-encoding': 'br' })
  expect([brotli.status, brotli.headers['content-encoding']]).toEqual([200, 'br'])
  const font = await ask('/_next/static/chunks/deep/y.woff2', { 'accept-encoding': 'br' })
  expect([font.status, font.headers['content-encoding'], font.headers['content-type']]).toEqual([
    200,
    undefined,
    'font/woff2',
  ])
  for (const { headers } of [plain, brotli, font]) {
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
})

test.each([
  '/_next/static/./chunks/x.css',
  '/_next/static/chunks/././x.css',
  '/_next/static/chunks//x.css',
  '/_next/static//chunks/x.css',
  '/_next/static/chunks/deep/../x.css',
  '/_next/static/chunks/none.css',
  '/_next/static/../../package.css',
])('%s is no other spelling of a file, and nobody keeps that', async (path) => {
  for (const headers of [{}, { 'accept-encoding': 'br' }]) {
    const answer = await ask(path, headers as Record<string, string>)
    expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store'])
  }
})

test('scripts and whatever else there is are somebody else’s', async () => {
  for (const path of ['/_next/static/chunks/z.js', '/_next/static/chunks/', '/a.css']) {
    expect((await ask(path)).status, path).toBe(418)
  }
})

test('a file that is gone since is a 404 that nobody keeps', async () => {
  rmSync(path.join(folder, 'chunks/x.css'))
  for (const headers of [{}, { 'accept-encoding': 'br' }]) {
    const answer = await ask('/_next/static/chunks/x.css', headers as Record<string, string>)
    expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store'])
  }
})

test('what is a file can only be read, whoever else would serve it', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    for (const path of ['/favicon.ico', '/icon.svg', '/_next/static/chunks/z.js', '/_next/static/chunks/x.css']) {
      const { status, headers } = await ask(path, {}, method)
      expect([status, headers.allow], `${method} ${path}`).toEqual([405, 'GET, HEAD'])
    }
    expect((await ask('/a.css', {}, method)).status).toBe(418)
  }
})

const FONT = '/_next/static/chunks/deep/y.woff2'

/** A disk that fails after these bytes of a file. */
function failAfter(bytes: string): void {
  async function* read() {
    if (bytes) yield bytes
    throw Object.assign(new Error('the disk'), { code: 'EIO' })
  }
  vi.spyOn(fs, 'createReadStream').mockImplementation(() => Readable.from(read()) as fs.ReadStream)
}

test('a disk that fails in the middle of a file cuts the connection, and nobody takes the half for the whole', async () => {
  failAfter('body {')
  await expect(ask(FONT)).rejects.toThrow('aborted')
  vi.restoreAllMocks()
  expect((await ask(FONT)).body).toBe(SHEET)
})

test('a disk that fails before the first byte is an error for the caller, and nothing of the file is said', async () => {
  failAfter('')
  const { status, headers } = await ask(FONT)
  expect(status).toBe(500)
  for (const name of ['etag', 'last-modified', 'cache-control', 'accept-ranges', 'vary'])
    expect(headers[name], name).toBeUndefined()
})

test('a range that a file does not have is said to be none, and nobody keeps that', async () => {
  const { status, headers } = await ask(FONT, { range: 'bytes=100-' })
  expect([status, headers['content-range'], headers['cache-control']]).toEqual([416, 'bytes */21', 'no-store'])
})
