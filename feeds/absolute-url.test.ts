import { expect, test } from 'vitest'
import { absoluteUrl } from './absolute-url.ts'

const SITES = ['https://post.example', 'https://POST.example:443', 'http://localhost:3000']
const PATHS = [
  '/',
  '/coast',
  '/coast/a-story_2.html',
  '/a/../b',
  '/a/./b',
  '/a/.b',
  '/küste',
  '/a b',
  '/a?b=c#d',
  '//',
  '/a//b',
  '/%61',
  "/it's",
  '/~desk/x.jpg',
]

test.each(SITES.flatMap((site) => PATHS.map((path) => [site, path])))(
  '%s and %s make the address that a browser makes of them',
  (site, path) => {
    expect(absoluteUrl(site, path)).toBe(new URL(site + path).href)
  },
)

test('what is absolute stays so', () => {
  expect(absoluteUrl('https://post.example', 'https://other.example/ä')).toBe('https://other.example/%C3%A4')
})
