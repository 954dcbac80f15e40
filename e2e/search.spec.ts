import { expect, test } from '@playwright/test'
import { HOUSE, readersAreTold, tokenOf, uniqueWord } from './house.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

const get = (path: string, init?: RequestInit) => fetch(HOUSE + path, init)

test.describe('without scripts, by keyboard', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader comes from the front, searches, narrows, opens a story', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`${HOUSE}/search`)
    await page.getByLabel('Words to look for').focus()
    await page.keyboard.type('huawei chips')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/search\?q=huawei\+chips/)
    await expect(page).toHaveTitle('huawei chips — search in The Broadsheet')
    await expect(page.locator('mark').first()).toHaveText(/huawei|chip/i)
    const links = page.getByRole('navigation', { name: 'Pages on what you look for' })
    await expect(links.getByRole('link', { name: 'Huawei' })).toHaveAttribute('href', '/tags/huawei')

    await page.getByText('Narrow the search').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Section', { exact: true }).selectOption({ label: 'Technology' })
    await page.getByLabel('Order', { exact: true }).selectOption({ label: 'Newest first' })
    await page.getByRole('button', { name: 'Search' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/section=technology.*sort=date/)
    await expect(page.getByRole('region', { name: 'The search is narrowed to' })).toContainText('Technology')
    const first = page.getByRole('region', { name: 'Results' }).getByRole('link').first()
    const headline = (await first.textContent()) ?? ''
    await first.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
  })

  test('a misspelled name shows what was meant, and says so', async ({ page }) => {
    await page.goto('/search?q=xaiomi')
    await expect(page.getByText('No story was found for “xaiomi”.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: 'Xiaomi', exact: true }).last()).toHaveAttribute(
      'href',
      '/search?q=Xiaomi',
    )
    expect(await page.getByRole('region', { name: 'Results' }).getByRole('article').count()).toBeGreaterThan(0)
  })

  test('a word with a slip shows the results of what was meant', async ({ page }) => {
    await page.goto('/search?q=crosword')
    await expect(page.getByText('No story was found for “crosword”.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: 'crossword', exact: true })).toBeVisible()
  })

  test('where nothing is found there are ways on', async ({ page }) => {
    await page.goto('/search?q=unobtainium+huawei')
    await expect(page.getByRole('heading', { name: 'No story has all of this' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'huawei', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Results' })).toBeVisible()
  })
})

test('a story is found as soon as it is live, and gone as soon as it is not', async () => {
  const editor = restAs('editor')
  const word = uniqueWord()
  const section = await sectionId(editor, 'science')
  const { id } = await editor.create('articles', {
    headline: `About ${word}`,
    section,
    body: bodyOf('Text.'),
    _status: 'published',
  })
  await readersAreTold()
  expect(await (await get(`/search?q=${word}`)).text()).toContain(`About <mark>${word}</mark>`)
  await editor.update('articles', id, { _status: 'draft' })
  await readersAreTold()
  expect(await (await get(`/search?q=${word}`)).text()).not.toContain('<article')
  await editor.remove('articles', id)
})

test('nobody keeps a search, and search engines neither', async () => {
  const one = await get('/search?q=huawei&utm_source=x')
  expect(one.headers.get('cache-control')).toBe('private, no-store')
  expect(one.headers.get('cache-status')).toBe('broadsheet; fwd=miss')
  expect(await one.text()).toMatch(/<meta name="robots" content="noindex, follow"/)
  const head = await get('/search?q=huawei', { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('what is typed is text on the page, whatever it is', async () => {
  for (const typed of [
    '"><script>alert(1)</script>',
    "'; drop table edition.stories; --",
    '\0',
    '\u202eabc',
    '😀',
    '%',
    'a'.repeat(3000),
  ]) {
    const response = await get(
      `/search?q=${encodeURIComponent(typed)}&after=${encodeURIComponent(typed)}&tag=${encodeURIComponent(typed)}`,
    )
    expect(response.status, typed.slice(0, 40)).toBe(200)
    expect(await response.text()).not.toContain('<script>alert')
  }
  expect((await get('/search?q=%ff%fe&from=2026-99-99')).status).toBe(200)
})

test('a crowd of searches leaves the other pages alone, and is told to come back', async () => {
  const searches = Promise.all(Array.from({ length: 150 }, (_, at) => get(`/search?q=crowd${at}+huawei`)))
  const pages = await Promise.all(['/about', '/technology', '/tags/huawei'].map((path) => get(path)))
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
  const answers = await searches
  const busy = answers.filter(({ status }) => status === 503)
  expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true)
  expect(busy.length).toBeGreaterThan(0)
  for (const { headers } of busy) {
    expect(headers.get('retry-after')).toMatch(/^\d+$/)
    expect(headers.get('cache-control')).toBe('no-store')
  }
  expect(await busy[0]?.text()).toContain('Many are searching just now')
})

test('the desk has its search on every page, and finds drafts', async ({ page }) => {
  const editor = restAs('editor')
  const word = uniqueWord()
  const { id } = await editor.create('articles', { headline: `Draft on ${word}`, _status: 'draft' })
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
  await page.goto('/admin')
  await page.getByRole('banner').getByRole('link', { name: 'Search', exact: true }).click()
  await page.getByLabel('Words to look for').fill(word)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/admin/search\\?q=${word}`))
  await expect(page.getByRole('link', { name: `Draft on ${word}` })).toHaveAttribute(
    'href',
    `/admin/collections/articles/${id}`,
  )
  await editor.remove('articles', id)
})
