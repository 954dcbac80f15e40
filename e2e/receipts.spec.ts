import { expect, type Locator, type Page, test } from '@playwright/test'
import { asOwner, demoAccount, HOUSE, tokenOf, uniqueWord } from './house.ts'
import {
  bodyOfForm,
  choose,
  expectKept,
  expectNothingFromAxe,
  field,
  publish,
  signIn,
  startStory,
  unpublish,
} from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

/** From the answer to the publish to the word above the form. */
const SOON_MS = 5000

test('an editor publishes and sees when readers had it, address by address', async ({ page, browser }) => {
  const headline = `Tide tables of ${uniqueWord()}`
  await signIn(page, demoAccount('editor'))
  const { id, form } = await startStory(page)
  const word = page.locator('.desk-receipt-word')

  await test.step('the word above the form, while the editor types on', async () => {
    await form.getByRole('textbox', { name: 'Headline' }).fill(headline)
    await choose(field(form, 'Section'), 'World')
    await bodyOfForm(form).click()
    await page.keyboard.type('Low water comes later than printed.')
    await expectKept(id, 'later than printed')
    await expect(word).toBeEmpty()
    await publish(page)
    const standfirst = form.getByRole('textbox', { name: 'Standfirst' })
    // While it sends, the form takes no letters.
    await expect(page.getByText('Updated successfully.')).toBeVisible()
    await expect(standfirst).toBeEditable()
    await standfirst.pressSequentially('Typed while it is delivered', { delay: 40 })
    await expect(word).toHaveText(/^Live after \d/, { timeout: SOON_MS })
    await expect(standfirst).toBeFocused()
    await expect(standfirst).toHaveValue('Typed while it is delivered')
    await expectKept(id, 'Typed while it is delivered')
  })

  await test.step('the receipt', async () => {
    await word.getByRole('link').click()
    await page.waitForURL(/\/receipts$/)
    await expect(page.getByRole('link', { name: 'Edit' })).toBeVisible()
    const [newest] = await receiptsOn(page, 1)
    await expect(newest.locator('summary')).toHaveText(/^Published by .+, .*\d\d:\d\d Everywhere after \d/)
    await expect(newest.locator('summary')).not.toContainText(id)
    await expectAllThere(newest)
    const addresses = await newest.getByRole('row').getByRole('link').allTextContents()
    const address = `/world/${headline.toLowerCase().replaceAll(' ', '-')}`
    for (const expected of [address, '/', '/world', '/world/rss.xml', '/news-sitemap.xml']) {
      expect(addresses.map((text) => text.split(' ')[0])).toContain(expected)
    }
    await expect(newest.getByRole('link', { name: address }).first()).toHaveAttribute('href', address)
    await expectNothingFromAxe(page, { part: '.desk-receipts', shows: page.getByRole('table') })
  })

  await test.step('a reporter, who may read the story, sees it too', async () => {
    const reporter = await browser.newContext({ baseURL: HOUSE })
    await reporter.addCookies([{ name: 'payload-token', value: tokenOf('reporter'), url: HOUSE }])
    const tab = await reporter.newPage()
    await tab.goto(`/admin/collections/articles/${id}`)
    await tab.getByRole('link', { name: 'Receipts' }).click()
    const [newest] = await receiptsOn(tab, 1)
    await expectAllThere(newest)
    await reporter.close()
  })

  await test.step('an unpublish has one of its own, and stands first', async () => {
    await page.getByRole('link', { name: 'Edit' }).click()
    await expect(form.getByRole('textbox', { name: 'Headline' })).toBeEditable()
    await unpublish(page)
    await expect(word).toHaveText(/^Gone after \d/, { timeout: SOON_MS })
    await word.getByRole('link').click()
    const [newest, older] = await receiptsOn(page, 2)
    await expect(newest.locator('summary')).toHaveText(/^Unpublished by .+ Gone everywhere after \d/)
    await expectAllThere(newest)
    await expect(older.getByRole('table')).toBeHidden()
    await older.locator('summary').press('Enter')
    await expect(older.getByRole('table')).toBeVisible()
  })
})

test('what is late says where and why, and is checked again with the keyboard', async ({ page }) => {
  const rest = restAs('editor')
  const story = await rest.create('articles', {
    headline: `Buoys of ${uniqueWord()}`,
    section: await sectionId(rest, 'world'),
    body: bodyOf('They are out of place.'),
    _status: 'published',
  })
  const path = `/admin/collections/articles/${story.id}/receipts`
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
  await page.goto(path)
  const [receipt] = await receiptsOn(page, 1)
  await expectAllThere(receipt)

  const address = `/world/${story.slug}`
  const late = { address, place: 'public', problem: 'is still the old one' }
  await asOwner(async (client) => {
    const found = await client.query('select lines from publishing.receipts where story_id = $1', [story.id])
    const lines = (found.rows[0].lines as { address: string; place: string }[]).map((line) =>
      line.address === address && line.place === 'public' ? late : line,
    )
    await client.query(
      `update publishing.receipts set status = 'late', lines = $2, committed_at = committed_at - interval '7 s'
       where story_id = $1`,
      [story.id, JSON.stringify(lines)],
    )
  })
  await page.reload()
  await expect(receipt.locator('summary')).toHaveText(/Late: 1 of \d+ addresses not up to date$/)
  await expect(receipt.getByRole('row', { name: address }).getByRole('cell').last()).toHaveText('Is still the old one')
  await expectNothingFromAxe(page, { part: '.desk-receipts', shows: page.getByRole('table') })

  await receipt.getByRole('button', { name: 'Check again' }).press('Enter')
  // Found at last, and late all the same.
  await expect(receipt.locator('summary')).toHaveText(
    /Late: 1 of \d+ addresses took more than 5 s, the slowest [\d.]+ s$/,
  )
  await expect(receipt.getByRole('row', { name: address }).getByRole('cell').last()).toHaveText(/^Late: [\d.]+ s$/)
  await expect(receipt.getByRole('button', { name: 'Check again' })).toHaveCount(0)
})

/** The receipts of a story's tab; the first is open. */
async function receiptsOn(page: Page, count: 1): Promise<[Locator]>
async function receiptsOn(page: Page, count: 2): Promise<[Locator, Locator]>
async function receiptsOn(page: Page, count: number): Promise<Locator[]> {
  const all = page.getByRole('main').locator('details')
  await expect(all).toHaveCount(count)
  await expect(all.first().getByRole('table')).toBeVisible()
  return Array.from({ length: count }, (_, index) => all.nth(index))
}

/** Each address has a time at each place: in public, and at the instance of this house. */
async function expectAllThere(receipt: Locator): Promise<void> {
  await expect(receipt.locator('summary')).toHaveText(/after [\d.]+ m?s$/)
  const head = await receipt.getByRole('columnheader').allTextContents()
  expect(head.length).toBeGreaterThanOrEqual(3)
  expect(head.at(-1)).toBe('Public')
  const cells = await receipt.getByRole('cell').allTextContents()
  expect(cells.length).toBeGreaterThan(0)
  for (const cell of cells) expect(cell).toMatch(/^[\d.]+ m?s$/)
}
