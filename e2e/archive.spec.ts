import { expect, test } from '@playwright/test'
import { HOUSE, LONG_TAG, readersAreTold, uniqueWord } from './house.ts'
import { STORY } from './page-types.ts'
import { restAs, sectionId } from './rest.ts'

const DAY = '/archive/2021/03/05'

test('from the foot of a page by year, month and day to a story, and on to the neighbours', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Archive' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Archive' })).toBeVisible()
  await page
    .getByRole('region', { name: '2021' })
    .getByRole('link', { name: /^March/ })
    .click()
  await expect(page).toHaveURL(/\/archive\/2021\/03$/)
  const calendar = page.getByRole('table', { name: 'Stories on each day' })
  await expect(calendar.getByRole('columnheader')).toHaveCount(7)
  await expect(page.getByRole('link', { name: 'May 2021' })).toHaveAttribute('href', '/archive/2021/05')
  await calendar.getByRole('link', { name: /^5 March 2021, 1 story/ }).click()
  await expect(page).toHaveURL(new RegExp(`${DAY}$`))
  await expect(page.getByRole('heading', { level: 1, name: 'Friday, 5 March 2021' })).toBeVisible()
  await expect(page.getByRole('link', { name: '13 March 2021' })).toHaveAttribute('href', '/archive/2021/03/13')
  await page.getByRole('link', { name: 'An award, a spending plan' }).click()
  await expect(page).toHaveURL(new RegExp(`${STORY}$`))
})

test('what is no day, no month, empty or yet to come is a 404', async () => {
  const paths = ['2021/02/30', '2021/13', '2021/02', '2021/03/06', '2999/01', '2999/01/01', 'x/y']
  for (const path of [...paths, '2021/03/05/page/2', '2021/03/05/page/0'])
    expect((await fetch(`${HOUSE}/archive/${path}`)).status, path).toBe(404)
})

test('a publish of today leaves earlier days, months and closed pages as they are, and shows in its own', async () => {
  const editor = restAs('editor')
  const [tag] = await editor.find('tags', `where[slug][equals]=${LONG_TAG}`)
  const headline = `Of today ${uniqueWord()}`
  const publish = async (data: object) =>
    editor.create('articles', {
      section: await sectionId(editor, 'science'),
      tags: [tag?.id],
      ...data,
      _status: 'published',
    })
  // Today has a story: the first one of a day concerns its neighbours.
  const first = await publish({ headline: `The first ${uniqueWord()}` })
  await readersAreTold()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(new Date()).replaceAll('-', '/')
  const kept = [DAY, '/archive/2021/03', '/archive/2020/11', `/tags/${LONG_TAG}/page/1`]
  const ask = (path: string, headers = {}) => fetch(HOUSE + path, { headers })
  const etags = await Promise.all(kept.map(async (path) => (await ask(path)).headers.get('etag') ?? ''))
  const before = await ask(`/archive/${today}`)

  const story = await publish({ headline })
  await readersAreTold()
  for (const [place, path] of kept.entries()) {
    const answer = await ask(path, { 'If-None-Match': etags[place] })
    expect(answer.status, path).toBe(304)
    expect(answer.headers.get('cache-status'), path).toMatch(/; hit/)
  }
  const after = await ask(`/archive/${today}`)
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect(await after.text()).toContain(headline)

  for (const { id } of [first, story]) await editor.remove('articles', id)
  await readersAreTold()
  expect(await (await ask(`/archive/${today}`)).text()).not.toContain(headline)
})

test('a calendar can be printed: no navigation, the whole month', async ({ page }) => {
  await page.goto('/archive/2021/03')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Months before and after' })).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeHidden()
})
