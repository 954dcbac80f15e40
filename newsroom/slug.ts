/** Longest slug made from a text, in characters: long enough for a headline, short enough for an address that people paste. */
const LONGEST = 80

/** Longest slug that is taken as somebody gave it. */
const LONGEST_GIVEN = 200

/** Words that stand first in an address of ours and so can be no section's or page's slug. */
export const RESERVED_SLUGS = new Set([
  // Next's own pages for what went wrong.
  '404',
  '500',
  'admin',
  'api',
  'archive',
  'assets',
  'authors',
  'corrections',
  'favicon.ico',
  'internal',
  'islands',
  'manifest.webmanifest',
  'media',
  'news-sitemap.xml',
  'not-found',
  'page',
  'preview',
  'robots.txt',
  'rss.xml',
  'search',
  'setup',
  'sitemap.xml',
  'sitemaps',
  'static',
  'tags',
])

/** A slug: lower-case ASCII letters, digits and single hyphens. */
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * Makes a slug of a headline or a name: transliterated to ASCII, words joined by hyphens, cut at a word.
 * Empty where the text has no letter or digit that can be transliterated; the caller then uses `slugFromId`.
 */
export function slugFrom(text: string): string {
  const ascii = [...text.toWellFormed().normalize('NFKD')].map((letter) => LETTERS[letter] ?? letter).join('')
  const words = ascii
    .replace(/\p{Mark}/gu, '')
    .replace(/['’‘ʼ`]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  if (!words) return ''
  let slug = words[0]?.slice(0, LONGEST) ?? ''
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > LONGEST) break
    slug += `-${word}`
  }
  return slug
}

/** Whether a slug was made of a headline, and nobody typed another: also one that got a number. */
export function isSlugOf(headline: string | null | undefined, slug: string): boolean {
  const made = slugFrom(headline ?? '')
  return slug === made || (made !== '' && slug.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1)))
}

/** A slug that somebody gave: kept as it is where it is one already, so that addresses of an archive stay; else made into one. */
export function slugGiven(text: string): string {
  const given = text.trim()
  return SLUG_PATTERN.test(given) && given.length <= LONGEST_GIVEN ? given : slugFrom(given)
}

/** The slug of a document whose name gives none: the random end of its id. */
export function slugFromId(id: string): string {
  return `s-${id.replaceAll('-', '').slice(-12)}`
}

/** A slug and its numbered forms: what to look up, by index, before `withFreeSuffix` chooses. */
export function slugCandidates(slug: string): string[] {
  return [slug, ...Array.from({ length: MOST_NUMBERED - 1 }, (_, index) => `${slug}-${index + 2}`)]
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken; where all are, one that nobody can have, from the document's id. */
export function withFreeSuffix(slug: string, { taken, id }: { taken: ReadonlySet<string>; id: string }): string {
  return slugCandidates(slug).find((candidate) => !taken.has(candidate)) ?? `${slug}-${slugFromId(id)}`
}

/** So many documents may share a slug's beginning before the next gets the end of its id instead of a number. */
const MOST_NUMBERED = 30

const LETTERS: Record<string, string> = Object.fromEntries(
  [
    ...pairs('ßæøœðþłđıħŋ', ['ss', 'ae', 'o', 'oe', 'd', 'th', 'l', 'd', 'i', 'h', 'n']),
    ...pairs('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', [
      ...[
        'a',
        'b',
        'v',
        'g',
        'd',
        'e',
        'e',
        'zh',
        'z',
        'i',
        'i',
        'k',
        'l',
        'm',
        'n',
        'o',
        'p',
        'r',
        's',
        't',
        'u',
        'f',
      ],
      ...['kh', 'ts', 'ch', 'sh', 'shch', '', 'y', '', 'e', 'yu', 'ya'],
    ]),
    ...pairs('іїєґў', ['i', 'i', 'ie', 'g', 'u']),
    ...pairs('αβγδεζηθικλμνξοπρσςτυφχψω', [
      ...[
        'a',
        'v',
        'g',
        'd',
        'e',
        'z',
        'i',
        'th',
        'i',
        'k',
        'l',
        'm',
        'n',
        'x',
        'o',
        'p',
        'r',
        's',
        's',
        't',
        'y',
        'f',
      ],
      ...['ch', 'ps', 'o'],
    ]),
  ].flatMap(([letter, ascii]) => [
    [letter, ascii],
    [letter.toUpperCase(), ascii],
  ]),
)

function pairs(letters: string, ascii: string[]): [string, string][] {
  return [...letters].map((letter, index) => [letter, ascii[index] ?? ''])
}
