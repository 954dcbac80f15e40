/** Where readers, and whoever asks without an account, could come upon a story. */
export type Surface =
  | 'page'
  | 'list'
  | 'related'
  | 'search'
  | 'feed'
  | 'sitemap'
  | 'json-ld'
  | 'og-image'
  | 'api'
  | 'media'
  | 'preview'

/** What nobody outside may come upon: a story's words, its address, its pictures. */
export type Secret = {
  /** Of its newest text, and of the row that would be published. */
  headlines: string[]
  slugs: string[]
  /** Hashes of its pictures that no public page shows. */
  pictures: string[]
}
/** An address, and what it would be a leak of. */
export type Place = {
  surface: Exclude<Surface, 'json-ld' | 'og-image'>
  path: string
  /** Whether any answer that is not a refusal is a leak: of a file there is nothing to read. */
  isClosed?: boolean
}
export type Leak = { surface: Surface; path: string; what: 'headline' | 'slug' | 'picture' | 'answer' }
/** An address as somebody without an account asks for it. Rejects where there is no answer at all. */
export type Get = (path: string) => Promise<{ status: number; body: string }>

export type Probed = {
  leaks: Leak[]
  asked: number
  /** Addresses that did not answer: of them nothing is known. */
  failed: string[]
}

/** Asks for every place, one after the other, and looks for what must not be there. */
export async function probe(secret: Secret, places: Place[], get: Get): Promise<Probed> {
  const leaks: Leak[] = []
  const failed: string[] = []
  for (const { surface, path, isClosed } of places) {
    const answer = await get(path).catch(() => undefined)
    if (!answer || !TOLD.has(Math.floor(answer.status / 100) === 2 ? 200 : answer.status)) failed.push(path)
    else if (isClosed && answer.status < 300) leaks.push({ surface, path, what: 'answer' })
    else leaks.push(...leaksIn(answer.body, { secret, surface, path }))
  }
  return { leaks, asked: places.length, failed }
}

/** An answer that says something: the page, or that there is none for strangers. A broken site has told nothing. */
const TOLD = new Set([200, 401, 403, 404, 410])

/** A page has three kinds of readers: people, search engines (JSON-LD), and networks that show its picture. */
function leaksIn(body: string, { secret, surface, path }: { secret: Secret; surface: Surface; path: string }): Leak[] {
  const structured = [...body.matchAll(JSON_LD)].map(([, json = '']) => json).join('\n')
  const social = [...body.matchAll(SOCIAL_IMAGE)].map(([tag]) => tag).join('\n')
  const rest = body.replace(JSON_LD, '').replace(SOCIAL_IMAGE, '')
  const parts = [
    { surface, text: rest },
    { surface: 'json-ld' as const, text: structured },
    { surface: 'og-image' as const, text: social },
  ]
  return parts.flatMap((part) => whatIn(part.text, secret).map((what) => ({ surface: part.surface, path, what })))
}

function whatIn(text: string, { headlines, slugs, pictures }: Secret): Leak['what'][] {
  const plain = plainText(text)
  const isSlugIn = (slug: string) => new RegExp(`(?<![a-z0-9-])${escaped(slug)}(?![a-z0-9-])`).test(text)
  return [
    ...(headlines.some((headline) => plain.includes(plainText(headline))) ? (['headline'] as const) : []),
    ...(slugs.some(isSlugIn) ? (['slug'] as const) : []),
    ...(pictures.some((hash) => text.includes(hash)) ? (['picture'] as const) : []),
  ]
}

const JSON_LD = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g
const SOCIAL_IMAGE = /<meta (?:property|name)="(?:og|twitter):image[^>]*>/g

/** As a reader sees it: no markup, no references, one kind of quotes and spaces, no capitals. */
function plainText(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/<[^>]+>/g, '')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: keyof typeof REFERENCES) => REFERENCES[name])
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const REFERENCES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' } as const

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
