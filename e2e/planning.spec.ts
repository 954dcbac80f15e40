import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Role } from '../newsroom/permissions.ts'
import { asOwner, demoAccount, HOUSE, tokenOf, uniqueWord } from './house.ts'
import { bodyOfForm, choose, expectKept, expectNothingFromAxe, field } from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

test('a pitch becomes an assignment and a story; a question on a passage is mailed, answered and resolved', async ({
  browser,
}) => {
  const word = uniqueWord()
  const title = `Trams of ${word} return`
  const [reporterName, editorName] = [await nameOf('reporter'), await nameOf('editor')]
  const reporter = await signedIn(browser, 'reporter')
  const editor = await signedIn(browser, 'editor')
  let assignment = ''
  let story = ''

  await test.step('the reporter pitches, by keyboard', async () => {
    await reporter.goto(`${HOUSE}/admin/collections/assignments/create`)
    await reporter.getByRole('textbox', { name: 'Working title' }).fill(title)
    await reporter.getByRole('textbox', { name: 'Budget line' }).fill('After forty years, and late.')
    await expect(reporter.getByText('New pitch')).toBeVisible()
    await reporter.getByRole('button', { name: 'Save' }).press('Enter')
    await reporter.waitForURL(/\/assignments\/[0-9a-f-]{36}/)
    assignment = new URL(reporter.url()).pathname.split('/').at(-1) ?? ''
    const panel = reporter.getByRole('region', { name: 'Where the assignment stands' })
    await expect(panel.getByRole('status')).toHaveText('Pitch')
    await expect(panel.getByRole('button')).toHaveCount(0)
    await expect(reporter.getByRole('button', { name: 'Begin the story' })).toHaveCount(0)
  })

  await test.step('an editor accepts it, with a time and people in the same save', async () => {
    await editor.goto(`${HOUSE}/admin`)
    await editor.getByRole('region', { name: 'Mine to do' }).getByRole('link', { name: title }).press('Enter')
    await editor.waitForURL(new RegExp(`${assignment}$`))
    const panel = editor.getByRole('region', { name: 'Where the assignment stands' })
    await editor.getByLabel('Due').fill('2031-03-05T18:00')
    await expect(field(editor.getByRole('main'), 'People').getByText(reporterName)).toBeVisible()
    const world = await sectionId(restAs('editor'), 'world')
    // The form asks the house after a change. Payload takes that for writing: one that came after the save would lock it for others.
    const isAnswered = editor.waitForResponse(
      (response) => response.url().endsWith(assignment) && response.request().postData()?.includes(world) === true,
    )
    await choose(field(editor.getByRole('main'), 'Section'), 'World')
    await isAnswered
    await panel.getByRole('button', { name: 'Accept' }).press('Enter')
    await expect(panel.getByRole('status')).toHaveText('Accepted')
    await expect(panel).toBeFocused()
    await expect(editor.getByLabel('Due')).toHaveValue('2031-03-05T18:00')
  })

  await test.step('the reporter finds it under “mine to do” and begins the story', async () => {
    await reporter.goto(`${HOUSE}/admin`)
    const mine = reporter.getByRole('region', { name: 'Mine to do' })
    await mine.getByRole('link', { name: title }).press('Enter')
    // The form is whole once the names of what it refers to are there.
    await expect(field(reporter.getByRole('main'), 'Section').getByText('World')).toBeVisible()
    await expect(field(reporter.getByRole('main'), 'People').getByText(reporterName)).toBeVisible()
    await reporter.getByRole('button', { name: 'Begin the story' }).press('Enter')
    await reporter.waitForURL(/\/articles\/[0-9a-f-]{36}/)
    story = new URL(reporter.url()).pathname.split('/').at(-1) ?? ''
    await expect(reporter.getByRole('textbox', { name: 'Headline' })).toHaveValue(title)
    await bodyOfForm(reporter.getByRole('main')).click()
    await reporter.keyboard.type('The council says that the tram is late. Nobody knows why.')
    await expectKept(story, 'Nobody knows why.')
  })

  await test.step('the editor asks about a passage, and names the reporter', async () => {
    await editor.goto(`${HOUSE}/admin/collections/articles/${story}`)
    const text = bodyOfForm(editor.getByRole('main'))
    await text.click()
    await editor.keyboard.press('Home')
    for (let word = 0; word < 3; word += 1) await editor.keyboard.press('Control+Shift+ArrowRight')
    await editor.keyboard.press('Control+Alt+KeyM')
    const notes = editor.getByRole('region', { name: 'Notes' })
    await expect(notes.getByLabel('Note on this passage')).toBeFocused()
    await expect(notes.locator('blockquote')).toHaveText('The council says')
    await editor.keyboard.type(`@${reporterName.slice(0, 3)}`)
    await expect(notes.getByRole('option', { name: reporterName })).toBeVisible()
    await editor.keyboard.press('Enter')
    await editor.keyboard.type(`where does it say so, ${word}?`)
    await expect(notes.getByLabel('Note on this passage')).toHaveValue(
      `@${reporterName} where does it say so, ${word}?`,
    )
    await editor.keyboard.press('Control+Enter')
    await expect(notes.getByText('1 open')).toBeVisible()
    await expect(notes.getByText(`${reporterName} will get a mail.`)).toBeVisible()
  })

  await test.step('the mail lies in the outbox, for admins', async () => {
    const admin = await signedIn(browser, 'admin')
    const mail = admin.getByRole('listitem').filter({ hasText: title })
    await expect(async () => {
      await admin.goto(`${HOUSE}/admin/outbox`)
      await expect(mail).toContainText(`to ${demoAccount('reporter').email}`, { timeout: 500 })
    }).toPass()
    await mail.locator('summary').press('Enter')
    await expect(mail).toContainText('> The council says')
    await expect(mail).toContainText(`/admin/collections/articles/${story}?note=`)
    await admin.context().close()
    await editor.goto(`${HOUSE}/admin/outbox`)
    await expect(editor.getByText('Only admins read other people’s mail.')).toBeVisible()
  })

  await test.step('the reporter comes from the desk, sees the passage, rewords it, answers and resolves', async () => {
    await reporter.goto(`${HOUSE}/admin`)
    const asked = reporter.getByRole('region', { name: 'Mine to do' }).getByRole('listitem').filter({ hasText: word })
    await asked.filter({ hasText: editorName }).getByRole('link').press('Enter')
    const notes = reporter.getByRole('region', { name: 'Notes' })
    await expect(bodyOfForm(reporter.getByRole('main'))).toBeVisible()
    await notes.getByRole('button', { name: 'The council says' }).press('Enter')
    await expect.poll(() => reporter.evaluate(() => String(window.getSelection()))).toBe('The council says')
    await reporter.keyboard.type('The minutes of May say')
    await expect(notes.getByText('This passage was reworded since.')).toBeVisible()
    await expectKept(story, 'The minutes of May say')
    await notes.getByRole('button', { name: 'Answer' }).press('Enter')
    await reporter.keyboard.type('In the minutes of May.')
    await notes.getByRole('button', { name: 'Send the answer' }).press('Enter')
    await expect(notes.getByText('In the minutes of May.')).toBeVisible()
    await notes.getByRole('button', { name: 'Resolve' }).press('Enter')
    await expect(notes.getByText('Resolved: 1')).toBeVisible()
    await reporter.goto(`${HOUSE}/admin`)
    await expect(reporter.getByRole('heading', { level: 1, name: 'The desk' })).toBeVisible()
    await expect(asked.filter({ hasText: editorName })).toHaveCount(0)
  })

  await test.step('the calendar shows it where it was planned', async () => {
    await editor.goto(`${HOUSE}/admin/calendar?week=2031-03-05`)
    const entry = editor.locator('[data-kind=planned]', { has: editor.getByRole('link', { name: title }) })
    await expect(entry).toContainText('18:00')
    await expect(entry).toContainText(reporterName)
  })
  for (const page of [reporter, editor]) await page.context().close()
})

test('the calendar goes by week and by day, by section, until a story is live', async ({ browser }) => {
  const rest = restAs('editor')
  const title = `Lanterns of ${uniqueWord()}`
  const [section, due] = [await sectionId(rest, 'world'), '2031-07-16T12:30:00.000Z']
  const story = await rest.create('articles', {
    headline: title,
    section,
    _status: 'draft',
    body: bodyOf('They burn.'),
  })
  const assignment = { title, section, due, state: 'accepted', story: story.id }
  await rest.call('POST', 'assignments', assignment)
  const page = await signedIn(browser, 'editor')
  await page.goto(`${HOUSE}/admin/calendar?week=2031-07-16`)
  const entry = page.locator('[data-kind=planned]', { has: page.getByRole('link', { name: title }) })
  await expectNothingFromAxe(page, { part: '.desk-calendar-screen', shows: entry })
  await page.getByRole('link', { name: 'Wed 16 Jul 2031' }).press('Enter')
  await expect(page.getByText('Wednesday 16 July 2031')).toBeVisible()
  await expectNothingFromAxe(page, { part: '.desk-calendar-screen', shows: entry })
  await page.getByRole('link', { name: 'The whole week' }).press('Enter')
  await expect(page).toHaveURL(/week=2031-07-14/)
  await page.getByLabel('Section').selectOption({ label: 'World' })
  await page.getByRole('button', { name: 'Show' }).press('Enter')
  await expect(page).toHaveURL(/section=/)
  await expect(entry).toBeVisible()
  await page.getByRole('link', { name: 'Next week' }).press('Enter')
  await expect(page).toHaveURL(/week=2031-07-21/)
  await expect(entry).toHaveCount(0)
  await rest.update('articles', story.id, { _status: 'published' })
  await page.goto(`${HOUSE}/admin/calendar?week=2031-07-16`)
  await expect(page.getByRole('link', { name: 'Wed 16 Jul 2031' })).toBeVisible()
  await expect(entry).toHaveCount(0)
  await page.goto(`${HOUSE}/admin/calendar`)
  await expect(page.locator('[data-today]')).toContainText(/\d+ live/)
  await page.context().close()
})

test('axe finds nothing on what is to do, on an assignment, on notes, in the outbox', async ({ browser }) => {
  const rest = restAs('editor')
  const word = uniqueWord()
  const [me] = await rest.find('users', `where[email][equals]=${demoAccount('reporter').email}`)
  const [section, headline] = [await sectionId(rest, 'world'), `Kites of ${word}`]
  const story = await rest.create('articles', {
    ...{ headline, section, owners: [me?.id], _status: 'draft', body: bodyOf('They fly.') },
  })
  const assignment = {
    title: `To write: ${word}`,
    state: 'accepted',
    people: [me?.id],
    due: '2020-01-01T12:00:00.000Z',
  }
  const { doc } = (await rest.call('POST', 'assignments', assignment)) as { doc: { id: string } }
  const passage = { quote: 'They fly', before: '', after: '.' }
  await rest.call('POST', `articles/${story.id}/notes`, { kind: 'question', words: `@${me?.name} why?`, passage })

  const reporter = await signedIn(browser, 'reporter')
  await reporter.goto(`${HOUSE}/admin`)
  const mine = reporter.getByRole('region', { name: 'Mine to do' })
  await expectNothingFromAxe(reporter, { part: '.desk-mine', shows: mine.getByRole('link', { name: headline }) })
  await expect(mine.getByRole('listitem').filter({ hasText: `To write: ${word}` })).toContainText('Late, was due')
  await reporter.goto(`${HOUSE}/admin/collections/assignments/${doc.id}`)
  const panel = reporter.getByRole('region', { name: 'Where the assignment stands' })
  await expectNothingFromAxe(reporter, { part: '.desk-workflow', shows: panel })
  await reporter.goto(`${HOUSE}/admin/collections/articles/${story.id}`)
  const notes = reporter.getByRole('region', { name: 'Notes' })
  await expectNothingFromAxe(reporter, { part: '.desk-notes', shows: notes.getByRole('button', { name: 'They fly' }) })
  const admin = await signedIn(browser, 'admin')
  const mail = admin.getByRole('listitem').filter({ hasText: headline })
  await expect(async () => {
    await admin.goto(`${HOUSE}/admin/outbox`)
    await expect(mail).toBeVisible({ timeout: 500 })
  }).toPass()
  await expectNothingFromAxe(admin, { part: '.desk-tags', shows: mail })
  for (const page of [reporter, admin]) await page.context().close()
})

test('a passage that was taken out is kept in its note, and says so', async ({ browser }) => {
  const rest = restAs('editor')
  const word = uniqueWord()
  const story = await rest.create('articles', {
    ...{ headline: `Lanterns of ${word}`, _status: 'draft', section: await sectionId(rest, 'world') },
    body: bodyOf('Only this remains.'),
  })
  const passage = { quote: 'The lamp lighters went on strike.', before: '', after: '' }
  await rest.call('POST', `articles/${story.id}/notes`, { kind: 'note', words: `Why, ${word}?`, passage })
  const page = await signedIn(browser, 'editor')
  await page.goto(`${HOUSE}/admin/collections/articles/${story.id}`)
  const notes = page.getByRole('region', { name: 'Notes' })
  await expect(notes.getByText('This passage is no longer in the text.')).toBeVisible()
  await expect(notes.getByRole('button', { name: passage.quote })).toHaveCount(0)
  await page.context().close()
})

test('a contributor’s calendar has what is theirs, and nothing of others', async ({ browser }) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const day = '2031-06-11'
  const ids = await asOwner((client) =>
    client.query<{ id: string }>('select id from users where email = $1', [demoAccount('contributor').email]),
  )
  const due = `${day}T09:00:00.000Z`
  await editor.call('POST', 'assignments', { title: `Theirs ${word}`, due, people: [ids.rows[0]?.id] })
  await editor.call('POST', 'assignments', { title: `Another’s ${word}`, due })
  const page = await signedIn(browser, 'contributor')
  await page.goto(`${HOUSE}/admin/calendar?day=${day}`)
  await expect(page.getByRole('link', { name: `Theirs ${word}` })).toBeVisible()
  await expect(page.getByRole('link', { name: `Another’s ${word}` })).toHaveCount(0)
  await expect(page.getByLabel('Whose')).toHaveCount(0)
  await page.goto(`${HOUSE}/admin/calendar`)
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible()
  await expect(page.getByText(/\d+ live/)).toHaveCount(0)
  await page.context().close()
})

async function signedIn(browser: Browser, role: Role): Promise<Page> {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'payload-token', value: tokenOf(role), url: HOUSE }])
  return context.newPage()
}

async function nameOf(role: Role): Promise<string> {
  const { rows } = await asOwner((client) =>
    client.query<{ name: string }>('select name from users where email = $1', [demoAccount(role).email]),
  )
  return rows[0]?.name ?? ''
}
