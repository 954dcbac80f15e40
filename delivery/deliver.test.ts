import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { deliver } from './deliver.ts'
import type { NextHandler } from './render-page.ts'
import { markMoved, markNotFound } from './render-scope.ts'

let server: Server | undefined

afterEach(() => {
  server?.close()
  vi.restoreAllMocks()
})

async function ask(render: NextHandler): Promise<Response> {
  server = createServer((req, res) => deliver(render, req, res, { slim: true }))
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}/a-page`, { redirect: 'manual' })
}

test('a page says its own status, which Next does not know', async () => {
  const response = await ask(async (_req, res) => {
    markNotFound()
    res.setHeader('Content-Type', 'text/html')
    res.end('<h1>Nothing here</h1>')
  })
  expect([response.status, await response.text()]).toEqual([404, '<h1>Nothing here</h1>'])
})

test('a page that fails after it has said that it is none is still an error', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const response = await ask(async (_req, res) => {
    markNotFound()
    res.writeHead(500).end()
  })
  expect(response.status).toBe(500)
  expect(await response.text()).toContain('Something broke on our side')
})

test('a reader is led to an address whatever letters an editor typed it with', async () => {
  const response = await ask(async (_req, res) => {
    markMoved('/日本/café?a=%20b')
    res.end()
  })
  expect([response.status, response.headers.get('location')]).toEqual([301, '/%E6%97%A5%E6%9C%AC/caf%C3%A9?a=%20b'])
})
