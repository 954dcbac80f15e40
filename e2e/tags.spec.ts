import { expect, type Page, test } from '@playwright/test'
import { HOUSE, readersAreTold, tokenOf, uniqueWord } from './house.ts'
import { expectNothingFromAxe } from './newsroom.ts'
import { bodyOf, type Doc, restAs, sectionId } from './rest.ts'

const rest = () => restAs('editor')

test('a tag is merged from its form, with a look at what will change; its page and feed lead to the other; undone, all is as before', async ({
  page,
}) => {
  const { one, two, story } = await twoTags()
  await signedIn(page, 'editor')
  await page.goto(`/admin/collections/tags/${one.id}`)
  await expect(page.getByRole('link', { name: 'View on the site' })).toHaveAttribute('href', `/tags/${one.slug}`)
  await page.getByRole('link', { name: 'Merge it into another tag' }).click()
  const find = page.getByRole('searchbox', { name: `Merge “${one.name}” into` })
  // Two letters that changed places.
  await find.fill(String(two.name).replace(/^(.)(.)/, '$2$1'))
  await find.press('Enter')
  await page.getByRole('radio', { name: String(two.name) }).check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(`/tags/${one.slug} and its feed lead to /tags/${two.slug} for good`)).toBeVisible()
  const button = page.getByRole('button', { name: `Merge “${one.name}” into “${two.name}”` })
  await expectNothingFromAxe(page, { part: '.desk-tags', shows: button })
  await button.press('Enter')
  await expect(page.getByRole('main').getByRole('status')).toContainText('Merged.')
  await readersAreTold()
  expect(await answer(`/tags/${one.slug}`)).toEqual({ status: 301, location: `/tags/${two.slug}` })
  expect(await answer(`/tags/${one.slug}/page/1`)).toEqual({ status: 301, location: `/tags/${two.slug}` })
  expect(await answer(`/tags/${one.slug}/rss.xml`)).toEqual({ status: 301, location: `/tags/${two.slug}/rss.xml` })
  await page.goto(`/tags/${one.slug}`)
  await expect(page).toHaveURL(`${HOUSE}/tags/${two.slug}`)
  await expect(page.getByRole('link', { name: String(story.headline) })).toBeVisible()
  await page.goto(`/world/${story.slug}`)
  await expect(page.getByRole('link', { name: String(two.name), exact: true })).toBeVisible()

  await page.goto('/admin/tags/record')
  await page
    .getByRole('listitem')
    .filter({ hasText: `“${one.name}” merged into “${two.name}” Done: 1 story.` })
    .getByRole('link', { name: `“${one.name}”` })
    .click()
  const notice = page.getByText(`Merged: readers find ${two.name} in its place.`)
  const name = page.getByRole('textbox', { name: 'Name' })
  expect((await notice.boundingBox())?.y).toBeLessThan((await name.boundingBox())?.y ?? 0)
  await page.goBack()
  await page
    .getByRole('listitem')
    .filter({ hasText: `“${one.name}” merged into` })
    .getByRole('link', { name: 'Undo…' })
    .click()
  await page.getByRole('button', { name: `Undo the merge of “${one.name}”` }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('Undone.')
  await readersAreTold()
  expect(await answer(`/tags/${one.slug}`)).toEqual({ status: 200, location: null })
})

test('two tags that may be one are proposed without scripts, and told apart for good', async ({ browser }) => {
  const word = uniqueWord()
  const [one, two] = [await tag(`Harbour ${word}`), await tag(`Harbor ${word}`)]
  const context = await browser.newContext({ baseURL: HOUSE, javaScriptEnabled: false })
  const page = await context.newPage()
  await signedIn(page, 'editor')
  await page.goto('/admin/tags/duplicates')
  await page.getByRole('button', { name: 'Compare now' }).click()
  await expect(page.getByText(/ are being compared|to decide on|when these are decided/)).toHaveCount(1)
  const pair = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2, name: new RegExp(`${word}.*${word}`) }) })
  // The pair may be there before the comparison has ended; the sentence about what it found is only there after.
  const foundSentence = page.getByText(/to decide on|when these are decided/)
  await expect
    .poll(
      async () => {
        await page.goto('/admin/tags/duplicates')
        return [await pair.count(), await foundSentence.count()]
      },
      { timeout: 30_000 },
    )
    .toEqual([1, 1])
  await expect(pair).toContainText('Names that differ in a few letters.')
  await pair.getByRole('button', { name: 'Not the same' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('not proposed again')
  await expect(pair).toHaveCount(0)
  await context.close()
  for (const { id } of [one, two]) await rest().remove('tags', id)
})

test('some stories of a tag get another, and the tag is deleted from the rest', async ({ page }) => {
  const { one, two, story } = await twoTags()
  const word = uniqueWord()
  const other = await rest().create('articles', {
    ...{ headline: `Mercury in fish ${word}`, section: await sectionId(rest(), 'world') },
    ...{ tags: [one.id], body: bodyOf('Rising.'), _status: 'published' },
  })
  await signedIn(page, 'editor')
  await page.goto(`/admin/tags/split?tag=${one.id}&into=${two.id}`)
  await page.getByRole('textbox', { name: 'In the headline' }).fill(word)
  await page.getByRole('button', { name: 'Show these stories' }).click()
  await expect(page.getByRole('heading', { name: '1 story fits' })).toBeVisible()
  const button = page.getByRole('button', { name: `Give those ticked “${two.name}”` })
  await expectNothingFromAxe(page, { part: '.desk-tags', shows: button })
  await button.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('no story was ticked')
  await expect(page.getByRole('textbox', { name: 'In the headline' })).toHaveValue(word)
  await page.getByRole('checkbox').check()
  await button.click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('Done.')
  const tagsOf = async ({ id }: Doc) => (await rest().call('GET', `articles/${id}?depth=0`)).tags
  expect(await tagsOf(other)).toEqual([two.id])
  expect(await tagsOf(story)).toEqual([one.id])

  await page.goto(`/admin/tags/delete?tag=${one.id}`)
  const gone = page.getByRole('button', { name: `Delete “${one.name}” for good` })
  await expectNothingFromAxe(page, { part: '.desk-tags', shows: gone })
  await gone.click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('Deleted')
  expect(await tagsOf(story)).toEqual([])
  await readersAreTold()
  expect((await answer(`/tags/${one.slug}`)).status).toBe(404)
})

test('a split chooses nothing by a tag that is not there, and all by one button', async ({ page }) => {
  const { one, two, story } = await twoTags()
  await signedIn(page, 'editor')
  await page.goto(`/admin/tags/split?tag=${one.id}&into=${two.id}&with=${uniqueWord()}`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Look at its spelling')
  await expect(page.getByRole('button', { name: /^Give/ })).toHaveCount(0)
  await page.goto(`/admin/tags/split?tag=${one.id}&into=${two.id}`)
  await page.getByRole('button', { name: `Give this one “${two.name}”` }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('Done.')
  expect((await rest().call('GET', `articles/${story.id}?depth=0`)).tags).toEqual([two.id])
  await rest().remove('articles', story.id)
  for (const { id } of [one, two]) await rest().remove('tags', id)
})

test('tags, authors and sections lead to their page, once readers have it', async ({ page }) => {
  await signedIn(page, 'editor')
  const [author] = await rest().find('authors', 'limit=1&where[slug][exists]=true')
  const [section] = await rest().find('sections', 'where[slug][equals]=world')
  const link = page.getByRole('link', { name: 'View on the site' })
  await page.goto(`/admin/collections/authors/${author?.id}`)
  await expect(link).toHaveAttribute('href', `/authors/${author?.slug}`)
  await page.goto(`/admin/collections/sections/${section?.id}`)
  await expect(link).toHaveAttribute('href', '/world')
  const { id, slug } = await tag(`Dyke ${uniqueWord()}`)
  const asked = page.waitForResponse((response) => response.url().endsWith(`/tags/${slug}`))
  await page.goto(`/admin/collections/tags/${id}`)
  expect((await asked).status()).toBe(404)
  await expect(link).toHaveCount(0)
})

test('a reporter finds none of it', async ({ page }) => {
  await signedIn(page, 'reporter')
  await page.goto('/admin/tags/duplicates')
  await expect(page.getByText('Only editors and admins merge, split and delete tags.')).toBeVisible()
  await page.goto('/admin/collections/tags')
  await expect(page.getByRole('link', { name: 'Tags that may be the same' })).toHaveCount(0)
})

const tag = (name: string) => rest().create('tags', { name })

/** Two tags, the first of them on a live story. */
async function twoTags(): Promise<{ one: Doc; two: Doc; story: Doc }> {
  const [one, two] = [await tag(`Sluice ${uniqueWord()}`), await tag(`Weir ${uniqueWord()}`)]
  const story = await rest().create('articles', {
    ...{ headline: `Water rises at ${uniqueWord()}`, section: await sectionId(rest(), 'world') },
    ...{ tags: [one.id], body: bodyOf('It rises.'), _status: 'published' },
  })
  return { one, two, story }
}

async function answer(path: string): Promise<{ status: number; location: string | null }> {
  const { status, headers } = await fetch(`${HOUSE}${path}`, { redirect: 'manual' })
  return { status, location: headers.get('location') }
}

async function signedIn(page: Page, role: 'editor' | 'reporter'): Promise<void> {
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf(role), url: HOUSE }])
}
