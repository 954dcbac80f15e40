import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../scripts/steps/free-port.ts'
import { type ChildServer, startChild } from '../house/child-server.ts'
import { fetchResponse } from '../load/fetch-response.ts'

/** A page in the two forms in which readers get it, with the headers that our server sends with it. */
export type ServedPage = { plain: Buffer; brotli: Buffer; headers: Record<string, string> }

export type ComparedServer = ChildServer & { plain: string; brotli: string }

/** Headers that a server makes itself, or that belong to one form of the page. */
const OWN_HEADERS =
  /^(?:date|connection|keep-alive|content-length|content-type|content-encoding|etag|transfer-encoding|server|last-modified)$/

/** What others must send too, so that all send the same. */
export function commonHeaders(headers: Map<string, string>): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !OWN_HEADERS.test(name)))
}

/** nginx with one worker, serving the page from files, with sendfile and without its log, which would halve its rate. */
export async function startNginx(folder: string, page: ServedPage): Promise<ComparedServer> {
  const port = await freePort()
  const work = join(folder, 'nginx')
  const files = join(work, 'files')
  mkdirSync(files, { recursive: true })
  writeFileSync(join(files, 'page.html'), page.plain)
  writeFileSync(join(files, 'page.html.br'), page.brotli)
  writeFileSync(join(work, 'nginx.conf'), nginxConfiguration({ work, files, port, headers: page.headers }))
  // Its worker is another account, if it is root that starts it.
  const open = spawnSync('chmod', ['-R', 'a+rX', work])
  if (open.status !== 0) chmodSync(work, 0o755)
  const server = await startChild({
    command: 'nginx',
    args: ['-p', work, '-c', join(work, 'nginx.conf'), '-e', join(work, 'error.log')],
    logFile: join(work, 'output.log'),
    isReady: () => answers(`http://127.0.0.1:${port}/plain`),
  })
  return { ...server, plain: `http://127.0.0.1:${port}/plain`, brotli: `http://127.0.0.1:${port}/brotli` }
}

function nginxConfiguration({
  work,
  files,
  port,
  headers,
}: {
  work: string
  files: string
  port: number
  headers: Record<string, string>
}): string {
  const added = Object.entries(headers).map(
    ([name, value]) => `add_header ${name} "${value.replace(/["\\]/g, '\\$&')}";`,
  )
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${work}/${kind};`,
  )
  return `
daemon off;
worker_processes 1;
pid ${work}/nginx.pid;
events { worker_connections 4096; }
http {
  ${temporary.join('\n  ')}
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  default_type "text/html; charset=utf-8";
  root ${files};
  server {
    listen 127.0.0.1:${port} backlog=4096;
    ${added.join('\n    ')}
    location = /plain { try_files /page.html =404; }
    location = /brotli {
      ${[...added, 'add_header Content-Encoding br;'].join('\n      ')}
      try_files /page.html.br =404;
    }
  }
}
`
}

/** The least that Node can do: `node:http` with the page in memory. */
export async function startBareNode(folder: string, page: ServedPage): Promise<ComparedServer> {
  const port = await freePort()
  const work = join(folder, 'bare-node')
  mkdirSync(work, { recursive: true })
  writeFileSync(join(work, 'page.html'), page.plain)
  writeFileSync(join(work, 'page.html.br'), page.brotli)
  writeFileSync(join(work, 'headers.json'), JSON.stringify(page.headers))
  const server = await startChild({
    command: process.execPath,
    args: [join(import.meta.dirname, 'bare-node.ts'), work, String(port)],
    logFile: join(work, 'output.log'),
    isReady: () => answers(`http://127.0.0.1:${port}/plain`),
  })
  return { ...server, plain: `http://127.0.0.1:${port}/plain`, brotli: `http://127.0.0.1:${port}/brotli` }
}

export async function answers(address: string): Promise<boolean> {
  const response = await fetchResponse(address).catch(() => undefined)
  return response?.status === 200
}
