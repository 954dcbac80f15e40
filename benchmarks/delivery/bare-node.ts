import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

// Child of compared-servers.ts: what is left of a server that does nothing but answer.
const [folder = '.', port] = process.argv.slice(2)
const common: Record<string, string> = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8'))
const plain = readFileSync(join(folder, 'page.html'))
const brotli = readFileSync(join(folder, 'page.html.br'))
const type = { ...common, 'Content-Type': 'text/html; charset=utf-8' }
const plainHeaders = { ...type, 'Content-Length': plain.length }
const brotliHeaders = { ...type, 'Content-Encoding': 'br', 'Content-Length': brotli.length }

createServer((req, res) => {
  if (req.url === '/brotli') res.writeHead(200, brotliHeaders).end(brotli)
  else res.writeHead(200, plainHeaders).end(plain)
}).listen(Number(port), '127.0.0.1')

process.on('disconnect', () => process.exit(0))
