import { type Browser, expect, type Page, test } from '@playwright/test'
import { asOwner, HOUSE, tokenOf, uniqueWord } from './house.ts'
import { expectNothingFromAxe, openStory } from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

test('an editor makes a release by keyboard: two stories, a front and a redirect go live in one moment', async ({
  browser,
}) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const [first, second] = [await readyStory(`Budget of ${word}`), await readyStory(`Answers to ${word}`)]
  const own = await editor.create('sections', { name: `Money ${word}` })
  const front = await editor.create('fronts', {
    ...{ frontOf: 'section', section: own.id, _status: 'draft' },
    slots: [{ kind: 'promo', title: `All of ${word}`, href: '/about' }],
  })
  const page = await openDesk(browser, '/admin/releases')

  await test.step('a name makes it', async () => {
    await page.getByLabel('A new release').focus()
    await page.keyboard.type(`Day of ${word}`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: `Day of ${word}` })).toBeVisible()
    await expect(page.getByText('No moment yet, nothing in it.')).toBeVisible()
  })

  const search = page.getByRole('combobox', { name: 'Add a story that is ready, or a front' })
  await test.step('a story and a front are found by typing', async () => {
    for (const title of [`Budget of ${word}`, `Money ${word}`]) {
      await search.focus()
      await page.keyboard.type(title)
      await expect(page.getByRole('option', { name: title })).toHaveAttribute('aria-selected', 'true')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible()
      await expect(search).toBeFocused()
      await expect(search).toHaveValue('')
    }
  })

  await test.step('a redirect lies in it alone; a moment is set, with the hour that comes twice asked for', async () => {
    await page.locator('summary', { hasText: 'Add a redirect' }).press('Enter')
    await page.getByLabel('From the address').fill(`/old-${word}`)
    await page.getByLabel('To', { exact: true }).fill('/about')
    await page.keyboard.press('Enter')
    await expect(page.getByText(`/old-${word}`, { exact: true })).toBeVisible()
    await page.getByLabel('Goes live on').fill('2031-03-01T18:00')
    await page.getByRole('button', { name: 'Set the moment' }).press('Enter')
    await expect(page.getByText(/Goes live Sat 1 Mar 2031, 18:00 .*: 3 things\./)).toBeVisible()
  })

  await test.step('another story is put into it from its own form', async () => {
    const form = await openStory(browser, { role: 'editor', id: second.id })
    const panel = form.getByRole('region', { name: 'Where the story stands' })
    await panel.locator('summary', { hasText: 'Put into a release' }).press('Enter')
    const choice = panel.getByLabel('Goes live with')
    await choice.selectOption({ label: (await choice.locator('option', { hasText: word }).textContent()) ?? '' })
    await panel.getByRole('button', { name: `Put it into “Day of ${word}”` }).press('Enter')
    await expect(panel.getByText(`Goes live with “Day of ${word}”, Sat 1 Mar 2031, 18:00`)).toBeVisible()
    await expect(panel.locator('summary', { hasText: 'Take out of the release' })).toBeVisible()
    await expectNothingFromAxe(form, { part: '.desk-workflow', shows: panel })
    await form.context().close()
  })

  await test.step('a front that is edited says so, and its newest text is pinned', async () => {
    await editor.call('PATCH', `fronts/${front.id}?draft=true`, {
      ...{ slots: [{ kind: 'promo', title: `More of ${word}`, href: '/about' }], _status: 'draft' },
      revision: (await editor.call('GET', `fronts/${front.id}?depth=0&draft=true`)).revision,
    })
    await page.reload()
    await expect(page.getByText('Front · newer edits wait')).toBeVisible()
    await expectNothingFromAxe(page, { part: '.desk-releases', shows: search })
    await page.getByRole('button', { name: /^Pin the newest text/ }).press('Enter')
    await expect(page.getByText(/Front · the newest text/)).toBeVisible()
    const form = await openDesk(browser, `/admin/collections/fronts/${front.id}`)
    const panel = form.getByRole('region', { name: 'When the front goes live' })
    await expect(panel.getByText(`Goes live with “Day of ${word}”`)).toBeVisible()
    await expectNothingFromAxe(form, { part: '.desk-workflow', shows: panel })
    await form.context().close()
  })

  await test.step('the calendar and the list have it', async () => {
    await page.goto(`${HOUSE}/admin/calendar?day=2031-03-01`)
    await expect(page.getByRole('link', { name: `Day of ${word}` })).toBeVisible()
    await page.goto(`${HOUSE}/admin/releases`)
    await expect(page.getByRole('listitem').filter({ hasText: `Day of ${word}` })).toContainText('4 things')
    await expectNothingFromAxe(page, { part: '.desk-releases', shows: page.getByText(`Day of ${word}`) })
  })

  await test.step('its time comes: all of it is live', async () => {
    const address = `${HOUSE}/world/budget-of-${word}`
    expect((await fetch(address)).status).toBe(404)
    await asOwner((client) =>
      client.query(`update newsroom.releases set due = now() where name = $1`, [`Day of ${word}`]),
    )
    await expect.poll(async () => (await fetch(address)).status).toBe(200)
    expect((await fetch(`${HOUSE}/world/answers-to-${word}`)).status).toBe(200)
    expect(await (await fetch(`${HOUSE}/${own.slug}`)).text()).toContain(`More of ${word}`)
    const moved = await fetch(`${HOUSE}/old-${word}`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/about'])
    await page.reload()
    await page.getByRole('link', { name: `Day of ${word}` }).click()
    await expect(page.getByText(/^Live since .*: 4 things\.$/)).toBeVisible()
    await page.goto(`${HOUSE}/admin/history`)
    const entries = page.getByRole('main').getByRole('listitem').filter({ hasText: word })
    await expect(entries.filter({ hasText: `published by the clock, “Day of ${word}”, for` })).toHaveCount(4)
  })

  await page.context().close()
  for (const { id } of [first, second]) await editor.update('articles', id, { _status: 'draft' })
  // Other journeys read the navigation.
  await restAs('admin').remove('fronts', front.id)
  await restAs('admin').remove('sections', own.id)
})

async function readyStory(headline: string) {
  const editor = restAs('editor')
  const [author] = await editor.find('authors', 'limit=1')
  const story = await editor.create('articles', {
    ...{ headline, standfirst: 'After forty years the line along the river opens again, and is late.' },
    ...{ section: await sectionId(editor, 'world'), authors: [author?.id], body: bodyOf('They are red.') },
    _status: 'draft',
  })
  await editor.call('POST', `articles/${story.id}/transitions`, { action: 'approve', revision: story.revision })
  return story
}

async function openDesk(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
  const page = await context.newPage()
  await page.goto(`${HOUSE}${path}`)
  await expect(page.getByRole('main')).toBeVisible()
  return page
}
