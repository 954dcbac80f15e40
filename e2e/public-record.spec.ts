import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Role } from '../newsroom/permissions.ts'
import { HOUSE, uniqueWord } from './house.ts'
import { expectNothingFromAxe, openStory } from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

const STANDFIRST = 'After forty years the line along the river opens again, and is late.'

test('a mistake is corrected in the open: on the story, in its data, in the feed, on the page of corrections; its change is shown', async ({
  browser,
}) => {
  const { id, path, word } = await liveStory('editor')
  const page = await openReady(browser, 'editor', id)

  await test.step('the correction is written in the form and goes live with the text', async () => {
    const group = page.locator('.collapsible-field').filter({ hasText: 'Corrections' })
    const add = group.getByRole('button', { name: 'Add Correction' })
    // Payload remembers for each account which groups are open.
    await expect(async () => {
      if (!(await add.isVisible())) await group.getByRole('button').first().press('Enter')
      await expect(add).toBeVisible({ timeout: 3000 })
    }).toPass()
    await add.press('Enter')
    await page.getByRole('textbox', { name: 'What was wrong' }).fill(`It said Monday in ${word}.`)
    await page.getByRole('textbox', { name: 'What is right' }).fill('It was Tuesday.')
    await page.getByRole('textbox', { name: 'Headline' }).fill(`Trams of ${word} return at last`)
    await page.getByRole('button', { name: 'Publish changes' }).click()
    await expect
      .poll(async () => (await fetch(HOUSE + path)).text(), { timeout: 10_000 })
      .toContain(`It said Monday in ${word}.`)
  })

  await test.step('readers, crawlers and feed readers are told', async () => {
    const html = await (await fetch(HOUSE + path)).text()
    expect(html).toContain('CorrectionComment')
    expect(await (await fetch(`${HOUSE}/rss.xml`)).text()).toContain(`It said Monday in ${word}.`)
    const record = await browser.newPage()
    await record.goto(`${HOUSE}/corrections`)
    const entry = record.getByRole('listitem').filter({ hasText: `It said Monday in ${word}.` })
    await entry.getByRole('link', { name: `Trams of ${word} return at last` }).click()
    await expect(record.getByRole('complementary', { name: 'Corrections' })).toContainText('It was Tuesday.')
  })

  await test.step('an editor shows what changed, by keyboard', async () => {
    await page.goto(`${HOUSE}/admin/collections/articles/${id}/changes`)
    const change = page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Show it to readers' }) })
    await expect(change.getByText('at last')).toBeVisible()
    await change.getByLabel('A word about it, for readers').fill('A word was missing.')
    await change.getByRole('button', { name: 'Show it to readers' }).press('Enter')
    await expect(page.getByText('readers are shown this')).toBeVisible()
    await expectNothingFromAxe(page, { part: 'main', shows: page.getByRole('heading', { name: 'Changes' }) })
    const reader = await browser.newPage()
    await reader.goto(HOUSE + path)
    await reader.getByRole('link', { name: 'What changed in this story' }).click()
    await expect(reader.getByText('A word was missing.')).toBeVisible()
    await expect(reader.locator('ins', { hasText: 'at last' })).toBeVisible()
  })
})

test('a story is withdrawn by keyboard: its notice answers 410, its preview says so, an admin ends it', async ({
  browser,
}) => {
  const { id, path, word } = await liveStory('admin')
  const page = await openReady(browser, 'admin', id)
  const panel = page.getByRole('region', { name: 'Where the story stands' })
  await panel.locator('summary', { hasText: 'Withdraw' }).press('Enter')
  await panel.getByLabel('What readers are told').fill(`The minister was not in ${word}.`)
  await panel.getByLabel('Why, for the log of the house').fill('The source withdrew.')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.desk-workflow').analyze()
  expect(violations).toEqual([])
  await panel.getByRole('button', { name: 'Withdraw the story' }).press('Enter')
  await expect(panel.getByRole('status').first()).toHaveText('Withdrawn')
  await expect.poll(async () => (await fetch(HOUSE + path)).status).toBe(410)
  const notice = await (await fetch(HOUSE + path)).text()
  expect(notice).toContain(`The minister was not in ${word}.`)
  expect(notice).toContain('noindex')
  expect(notice).not.toContain('They are red.')
  await panel.getByLabel('Why the withdrawal ends').fill('She was.')
  await panel.getByRole('button', { name: 'End the withdrawal' }).press('Enter')
  await expect(panel.getByRole('status').first()).toHaveText('Draft')
  await expect.poll(async () => (await fetch(HOUSE + path)).status).toBe(404)
})

test('by law: an admin seals a withdrawn text by keyboard, and the desk has it no more', async ({ browser }) => {
  const { id, path, word } = await liveStory('admin')
  const page = await openReady(browser, 'admin', id)
  const panel = page.getByRole('region', { name: 'Where the story stands' })
  await panel.locator('summary', { hasText: 'Withdraw' }).press('Enter')
  await panel.getByLabel('What readers are told').fill('It is gone.')
  await panel.getByLabel('Why, for the log of the house').fill('A letter came.')
  await panel.getByRole('button', { name: 'Withdraw the story' }).press('Enter')
  await panel.locator('summary', { hasText: 'By law' }).press('Enter')
  const seal = panel.getByRole('button', { name: 'Seal the text' })
  await panel.getByLabel('On what ground').fill('A court says so.')
  await expect(seal).toBeDisabled()
  await panel.getByLabel('Nobody can undo it, and I am certain').press('Space')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.desk-workflow').analyze()
  expect(violations).toEqual([])
  await seal.press('Enter')
  await expect(panel).toContainText('by law')
  await expect(page.getByRole('textbox', { name: 'Headline', exact: true })).toHaveValue('Withdrawn by law')
  for (const tab of ['', '/versions', '/changes', '/history']) {
    await page.goto(`${HOUSE}/admin/collections/articles/${id}${tab}`)
    await expect(page.getByText('Withdrawn by law').first()).toBeVisible()
    expect(await page.content(), tab).not.toContain(`Trams of ${word} return`)
  }
  const gone = await fetch(HOUSE + path)
  expect([gone.status, (await gone.text()).includes(`Trams of ${word}`)]).toEqual([410, false])
})

async function liveStory(role: 'editor' | 'admin') {
  const word = uniqueWord()
  const rest = restAs(role)
  const [author] = await rest.find('authors', 'limit=1')
  const { id } = await rest.create('articles', {
    ...{ headline: `Trams of ${word} return`, standfirst: STANDFIRST, authors: [author?.id], _status: 'published' },
    ...{ section: await sectionId(rest, 'world'), body: bodyOf('They are red.') },
  })
  return { id, word, path: `/world/trams-of-${word}-return` }
}

async function openReady(browser: Browser, role: Role, id: string): Promise<Page> {
  const page = await openStory(browser, { role, id })
  // Payload says so itself: what is pressed earlier may be lost.
  await expect(page.locator('form[data-form-ready="true"]').first()).toBeVisible()
  return page
}
