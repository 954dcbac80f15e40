import { readFile } from 'node:fs/promises'

// Next's cache alone, without its page: the same bytes as our server's, made once and kept for good.
export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

export async function GET() {
  const html = await readFile(process.env.BENCH_PAGE_FILE ?? '')
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
