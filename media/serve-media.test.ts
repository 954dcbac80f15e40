import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMedia } from './serve-media.ts'

const PUBLIC = 'a'.repeat(32)
const HIDDEN = 'b'.repeat(32)
const FAILING = 'c'.repeat(32)
let root: string
let server: Server

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'serve-media-'))
  const folder = join(root, '.data', 'media')
  for (const hash of [PUBLIC, HIDDEN]) {
    await mkdir(join(folder, hash), { recursive: true })
    for (const extension of ['webp', 'avif', 'jpg'])
      await writeFile(join(folder, hash, `320.${extension}`), '0123456789')
  }
  await writeFile(join(root, 'secret.webp'), 'secret')
  const serve = serveMedia({
    folder,
    isPublic: async (hash) => {
      if (hash === FAILING) throw new Error('no database')
      return hash !== HIDDEN
    },
    headersOf: (hash) => ({ 'Surrogate-Key': `key-of-${hash.slice(0, 3)}` }),
  })
  server = createServer((req, res) => {
    serve(req, res).then(
      (mine) => mine || res.writeHead(418).end(),
      () => res.writeHead(500).end(),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(root, { recursive: true, force: true })
})

type Answer = { status: number | undefined; headers: Record<string, string | string[] | undefined>; body: string }
/** Not `fetch`: it tidies up paths before it sends them. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
) {
  const { port } = server.address() as AddressInfo
  return new Promise<Answer>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (res) => {
      let body = ''
      res.setEncoding('latin1').on('data', (part: string) => {
        body += part
      })
      res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body }))
    })
      .on('error', reject)
      .end()
  })
}

describe('a public picture', () => {
  it.each([
    ['webp', 'image/webp'],
    ['avif', 'image/avif'],
    ['jpg', 'image/jpeg'],
  ])('comes as %s with its type, for ever', async (extension, type) => {
    const { status, headers, body } = await ask(`/media/${PUBLIC}/320.${extension}`)
    expect(status).toBe(200)
    expect(body).toBe('0123456789')
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-length': '10',
      'accept-ranges': 'bytes',
      etag: `"${PUBLIC}-320-${extension}"`,
    })
    expect(headers['last-modified']).toBeUndefined()
  })

  it('answers HEAD, a range, an unsatisfiable range and a known ETag', async () => {
    const path = `/media/${PUBLIC}/320.webp`
    const head = await ask(path, { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '10' } })
    const range = await ask(path, { headers: { range: 'bytes=2-4' } })
    expect(range).toMatchObject({ status: 206, body: '234', headers: { 'content-range': 'bytes 2-4/10' } })
    const beyond = await ask(path, { headers: { range: 'bytes=50-' } })
    expect(beyond).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */10', 'cache-control': 'no-store' },
    })
    const known = await ask(path, { headers: { 'if-none-match': String(head.headers.etag) } })
    expect(known).toMatchObject({ status: 304, body: '' })
  })

  it('ignores a query', async () => {
    expect((await ask(`/media/${PUBLIC}/320.webp?v=1`)).status).toBe(200)
  })
})

describe('what is not there', () => {
  it.each([
    ['not public', `/media/${HIDDEN}/320.webp`],
    ['no such width', `/media/${PUBLIC}/640.webp`],
    ['no such picture', `/media/${'d'.repeat(32)}/320.webp`],
  ])('is a 404 that nobody keeps: %s', async (_name, path) => {
    const { status, headers, body } = await ask(path)
    expect({ status, body }).toEqual({ status: 404, body: 'Not found' })
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
    expect(headers.etag).toBeUndefined()
  })

  it('a failing check reaches the caller', async () => {
    expect((await ask(`/media/${FAILING}/320.webp`)).status).toBe(500)
  })
})

describe('a path that is not its own is left to others', () => {
  it.each([
    '/',
    '/media',
    `/media/${PUBLIC}`,
    `/media/${PUBLIC}/`,
    `/media/${PUBLIC}/320.png`,
    `/media/${PUBLIC}/0320.webp`,
    `/media/${PUBLIC}/320.webp/`,
    `/media/${PUBLIC.toUpperCase()}/320.webp`,
    `/media/${PUBLIC}/../../../secret.webp`,
    `/media/${PUBLIC}/..%2f..%2f..%2fsecret.webp`,
    `/media/../../secret.webp`,
    `/media/${PUBLIC}/320.webp%00.jpg`,
    `//media/${PUBLIC}/320.webp`,
    `/MEDIA/${PUBLIC}/320.webp`,
    `http://other.example/media/${PUBLIC}/320.webp`,
  ])('%s', async (path) => {
    expect((await ask(path)).status).toBe(418)
  })

  it('and so is any method but GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(`/media/${PUBLIC}/320.webp`, { method })).status, method).toBe(418)
    }
  })
})

it('a picture’s files carry the tag under which a CDN is to forget them, a refusal does not', async () => {
  expect((await ask(`/media/${PUBLIC}/320.webp`)).headers['surrogate-key']).toBe('key-of-aaa')
  expect((await ask(`/media/${HIDDEN}/320.webp`)).headers['surrogate-key']).toBeUndefined()
})
