import { expect, test } from '@playwright/test'
import { asOwner, HOUSE, uniqueWord } from './house.ts'
import { bodyOfForm, expectKept, expectNothingFromAxe, openStory } from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

const STANDFIRST = 'After forty years the line along the river opens again, and is late.'

test('a story goes from the reporter to review, back, and on the schedule; what was approved goes live, with a log', async ({
  browser,
}) => {
  const word = uniqueWord()
  const reporter = restAs('reporter')
  const [author] = await reporter.find('authors', 'limit=1')
  const story = await reporter.create('articles', {
    ...{ headline: `Trams of ${word} return`, _status: 'draft', authors: [author?.id] },
    ...{ section: await sectionId(reporter, 'world'), body: bodyOf('They are red.') },
  })
  const page = await openStory(browser, { role: 'reporter', id: story.id })
  const panel = page.getByRole('region', { name: 'Where the story stands' })

  await test.step('the checklist says what is missing, and handing in waits for it', async () => {
    await expect(panel.getByRole('status').first()).toHaveText('Draft')
    await panel.getByText('Still to do: 1').click()
    await expect(panel.getByText('Write a standfirst.')).toBeVisible()
    await panel.getByRole('button', { name: 'Hand in for review' }).press('Enter')
    await panel.getByRole('button', { name: 'Hand in for review' }).press('Enter')
    await expect(panel.getByRole('alert')).toContainText('Write a standfirst.')
  })

  await test.step('a line of it leads to its field, and whoever changes their mind is where they were', async () => {
    await panel.getByRole('button', { name: 'Not now' }).press('Enter')
    await expect(panel.getByRole('button', { name: 'Hand in for review' })).toBeFocused()
    await panel.getByRole('button', { name: 'Write a standfirst.' }).press('Enter')
    await expect(page.getByRole('textbox', { name: 'Standfirst' })).toBeFocused()
    await page.keyboard.type(STANDFIRST)
    await expectKept(story.id, STANDFIRST)
    await expect(panel.getByText('Everything is there')).toBeVisible()
    await expectNothingFromAxe(page, { part: '.desk-workflow', shows: panel })
  })

  await test.step('handed in', async () => {
    const handIn = panel.getByRole('button', { name: 'Hand in for review' })
    await handIn.click()
    await expect(panel.getByLabel('A word with it, if you like')).toBeVisible()
    await handIn.click()
    await expect(panel.getByRole('status').first()).toHaveText('In review')
    await expect(panel.getByRole('button', { name: 'Approve' })).toHaveCount(0)
    await expect(panel.getByRole('button', { name: 'Take back from review' })).toBeFocused()
  })

  const desk = await openStory(browser, { role: 'editor', id: story.id })
  const decision = desk.getByRole('region', { name: 'Where the story stands' })

  await test.step('sent back with a reason, which the log keeps', async () => {
    await decision.getByRole('button', { name: 'Send back' }).click()
    await decision.getByLabel('Why?').fill(`Who says so in ${word}?`)
    await decision.getByRole('button', { name: 'Send back' }).click()
    await expect(decision.getByRole('status').first()).toHaveText('Draft')
    await page.goto(`${HOUSE}/admin/collections/articles/${story.id}/history`)
    await expect(page.getByRole('main')).toContainText(`Who says so in ${word}?`)
    await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('sent back by')
  })

  await test.step('approved and scheduled; what is typed afterwards waits', async () => {
    await decision.getByRole('button', { name: 'Approve' }).click()
    await expect(decision.getByLabel('A word with it, if you like')).toBeVisible()
    await decision.getByRole('button', { name: 'Approve' }).click()
    await expect(decision.getByRole('status').first()).toHaveText('Ready')
    await decision.locator('summary', { hasText: /^Schedule$/ }).click()
    await decision.getByLabel('Goes live on').fill('2031-03-01T18:00')
    await decision.getByRole('button', { name: 'Schedule', exact: true }).click()
    await expect(decision.getByRole('status').first()).toContainText('Scheduled')
    await expect(decision.getByText(/Goes live Sat 1 Mar 2031, 18:00/)).toBeVisible()
    await bodyOfForm(desk.getByRole('main')).click()
    await desk.keyboard.press('End')
    await desk.keyboard.type(' Or blue.')
    await expectKept(story.id, 'Or blue.')
    await expect(decision.getByText('What was written since is not in it')).toBeVisible()
  })

  await test.step('its time comes: readers have what was approved, the form the rest', async () => {
    await asOwner((client) =>
      client.query(`update newsroom.schedules set due = now() where document_id = $1`, [story.id]),
    )
    const address = `${HOUSE}/world/trams-of-${word}-return`
    await expect.poll(async () => (await fetch(address)).status).toBe(200)
    const html = await (await fetch(address)).text()
    expect(html).toContain('They are red.')
    expect(html).not.toContain('Or blue')
    await expect(desk.getByText('They are red. Or blue.')).toBeVisible()
    await desk.keyboard.type(' Yes.')
    await expectKept(story.id, 'Or blue. Yes.')
    await expect(desk.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('the log of the house', async () => {
    await desk.goto(`${HOUSE}/admin/history`)
    const entries = desk.getByRole('main').getByRole('listitem').filter({ hasText: word })
    await expect(entries).toHaveCount(5)
    await expect(entries.first()).toContainText('published by')
    await expectNothingFromAxe(desk, { part: '.desk-history', shows: entries.first() })
    await desk.getByLabel('What').selectOption({ label: 'sent back' })
    await desk.getByRole('button', { name: 'Show' }).click()
    await expect(entries).toHaveCount(1)
  })
  for (const each of [page, desk]) await each.context().close()
})

test('an embargoed story is nobody’s to publish, and a probe looks for it everywhere', async ({ browser }) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const [author] = await editor.find('authors', 'limit=1')
  const story = await editor.create('articles', {
    ...{ headline: `The ${word} report`, standfirst: STANDFIRST, _status: 'draft', authors: [author?.id] },
    ...{ section: await sectionId(editor, 'world'), body: bodyOf('All of it.') },
  })
  const page = await openStory(browser, { role: 'admin', id: story.id })
  const panel = page.getByRole('region', { name: 'Where the story stands' })
  await panel.getByText('Embargo', { exact: true }).click()
  await panel.getByLabel('Not before').fill('2031-03-01T18:00')
  await panel.getByLabel('Why', { exact: true }).fill('Agreed')
  await panel.getByRole('button', { name: 'Set the embargo' }).click()
  await expect(panel.getByText(/Under embargo until Sat 1 Mar 2031, 18:00/)).toBeVisible()
  await expect(editor.update('articles', story.id, { _status: 'published' })).rejects.toThrow('Under embargo until')
  await panel.getByRole('button', { name: 'Look for leaks' }).click()
  await expect(panel.getByText(/Nothing of it in \d+ places/)).toBeVisible({ timeout: 30_000 })

  await test.step('a leak that somebody plants is found', async () => {
    const slug = `leak-${word}`
    await editor.create('articles', {
      ...{ headline: `What the ${word} report says`, slug, _status: 'published' },
      ...{ section: await sectionId(editor, 'world'), body: bodyOf(`It is called “The ${word} report”.`) },
    })
    await panel.getByRole('button', { name: 'Look for leaks' }).click()
    await expect(panel.getByText(/Found in \d+ place/)).toBeVisible({ timeout: 30_000 })
    await expect(panel.getByRole('link', { name: `/world/${slug}` }).first()).toBeVisible()
  })

  await test.step('an admin lifts it, with a reason', async () => {
    await panel.getByLabel('Why it is lifted').fill('It is out elsewhere')
    await panel.getByRole('button', { name: 'Lift the embargo' }).click()
    await expect(panel.getByText(/Under embargo until/)).toHaveCount(0)
    await editor.update('articles', story.id, { _status: 'published' })
  })
  await page.context().close()
})

test('a link shows one text to whoever has it, until it is taken back', async ({ browser, request }) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const story = await editor.create('articles', {
    ...{ headline: `Lanterns of ${word}`, _status: 'draft', body: bodyOf('As it was shared.') },
    section: await sectionId(editor, 'world'),
  })
  const page = await openStory(browser, { role: 'editor', id: story.id })
  const panel = page.getByRole('region', { name: 'Where the story stands' })
  await panel.getByText('Share a preview').click()
  await panel.getByRole('button', { name: 'Make a link to this text' }).click()
  const href = await panel.getByRole('link', { name: 'The link' }).getAttribute('href')
  await editor.saveDraft(story.id, { body: bodyOf('As it was changed.') })
  const shared = await request.get(`${HOUSE}${href}`)
  expect([shared.status(), shared.headers()['cache-control']]).toEqual([200, 'private, no-store'])
  const html = await shared.text()
  expect(html).toContain('As it was shared.')
  expect(html).not.toContain('As it was changed.')
  expect(html).toContain('noindex')
  expect(
    await (
      await request.get(`${HOUSE}${href?.replace(/\.(.)/, (_, first) => `.${first === 'A' ? 'B' : 'A'}`)}`)
    ).text(),
  ).toContain('opens nothing any more')
  await panel.getByRole('button', { name: 'Take back' }).click()
  await expect(panel.getByText('Taken back.')).toBeVisible()
  const gone = await (await request.get(`${HOUSE}${href}`)).text()
  expect(gone).toContain('opens nothing any more')
  expect(gone).not.toContain('As it was shared.')
  await page.context().close()
})

test('a link to another site that did not answer stands on the checklist, and stops nobody', async ({ browser }) => {
  const word = uniqueWord()
  const address = `http://127.0.0.1/${word}`
  const editor = restAs('editor')
  const [author] = await editor.find('authors', 'limit=1')
  const link = { type: 'link' as const, href: address, children: [{ type: 'text' as const, text: 'the report' }] }
  const story = await editor.create('articles', {
    ...{ headline: `Lamps of ${word}`, standfirst: STANDFIRST, _status: 'draft', authors: [author?.id] },
    ...{ section: await sectionId(editor, 'world'), body: bodyOf({ type: 'paragraph', children: [link] }) },
  })
  await asOwner((client) =>
    client.query(
      `insert into newsroom.link_checks (address, status, problem, checked_at)
       values ($1, 404, 'answered 404', now() - interval '12 minutes')`,
      [address],
    ),
  )
  const page = await openStory(browser, { role: 'editor', id: story.id })
  const panel = page.getByRole('region', { name: 'Where the story stands' })
  await panel.getByText('Still to do: 1').click()
  const line = panel.getByRole('button', { name: /answered 404 when it was last looked at, 12 minutes ago/ })
  await line.press('Enter')
  await expect(bodyOfForm(page.getByRole('main'))).toBeFocused()
  // The worker asks no address of this machine.
  await panel.getByRole('button', { name: 'Look again' }).press('Enter')
  await expect(panel.getByText(/leads to no public address when it was last looked at/)).toBeVisible()
  await editor.update('articles', story.id, { _status: 'published' })
  await page.context().close()
})

test('a publish that lacks something is told so, by REST and in the form', async ({ browser }) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const section = await sectionId(editor, 'world')
  const story = await editor.create('articles', { headline: `Wires of ${word}`, section, _status: 'draft' })
  await restAs('admin').call('POST', 'globals/settings', { needs: { standfirst: 'both', author: 'both' } })
  const publish = () => {
    const text = { _status: 'published', revision: story.revision }
    return editor.call('PATCH', `articles/${story.id}`, text)
  }
  await expect(publish()).rejects.toThrow('Not yet. Write a standfirst. Say who wrote it')
  const page = await openStory(browser, { role: 'editor', id: story.id })
  await test.step('the button is told the same, at the fields', async () => {
    await page.getByRole('button', { name: 'Publish changes' }).click()
    await expect(page.getByText(/Not yet. Write a standfirst\./)).toBeVisible()
  })
  await restAs('admin').call('POST', 'globals/settings', { needs: { standfirst: 'review', author: 'review' } })
  await page.context().close()
})
