import { expect, type Locator, type Page, test } from '@playwright/test'
import { HOUSE, readersAreTold, tokenOf, uniqueWord } from './house.ts'
import { bodyOfForm, expectKept, expectNothingFromAxe, field, startStory } from './newsroom.ts'
import { restAs, sectionId } from './rest.ts'

type Tags = { form: Locator; box: Locator; names: () => Promise<string[]>; id: string; all: Locator }

/** Not as the editor, who writes in another journey at the same time: a blank story is given to whoever asks for one next. */
async function openTags(page: Page, role: 'reporter' | 'contributor' = 'reporter'): Promise<Tags> {
  await enter(page, role)
  const { id, form } = await startStory(page)
  // A story in which nothing stands but tags is blank, and would be given to the next who writes one.
  await form.getByRole('textbox', { name: 'Headline' }).fill(`About ${uniqueWord()}`)
  const all = field(form, 'Tags')
  const names = () => all.locator('.desk-tag-chip__name').allTextContents()
  return { id, form, all, box: all.getByRole('combobox', { name: 'Tags' }), names }
}

async function enter(page: Page, role: 'editor' | 'reporter' | 'contributor'): Promise<void> {
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf(role), url: HOUSE }])
  await page.goto('/admin')
}

const makeTag = (name: string, rest: object = {}) => restAs('editor').create('tags', { name, ...rest })

test('tags are found by the beginning, an alias and a slip, and put in order, with the keyboard alone', async ({
  page,
}) => {
  const word = uniqueWord()
  const first = await makeTag(`${word} harbour`, { kind: 'place', aliases: [`Old ${word} docks`] })
  const second = await makeTag(`Pilots of ${word}`)
  const { id, all, box, names } = await openTags(page)

  await box.fill(`old ${word} d`)
  await expect(all.getByRole('option').first()).toHaveText(`Old ${word} docks → ${word} harbour place · 0 stories`)
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await expect(box).toHaveAttribute(
    'aria-activedescendant',
    (await all.getByRole('option').first().getAttribute('id')) ?? '',
  )
  await box.press('Enter')
  await expect.poll(names).toEqual([`${word} harbour`])

  // A name typed whole need not wait for the list.
  await box.pressSequentially(`pilots of ${word}`)
  await box.press('Enter')
  await expect.poll(names).toEqual([`${word} harbour`, `Pilots of ${word}`])
  await expectKept(id, `"tags":["${first.id}","${second.id}"]`)

  await box.press('Backspace')
  await expect(all.getByRole('button', { name: `Pilots of ${word}`, exact: true })).toBeFocused()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(names).toEqual([`Pilots of ${word}`, `${word} harbour`])
  await expect(all.getByRole('status').filter({ hasText: `Pilots of ${word}, 1 of 2.` })).toBeAttached()
  await expect(all.getByRole('button', { name: `Pilots of ${word}`, exact: true })).toBeFocused()
  await page.keyboard.press('Delete')
  await expect.poll(names).toEqual([`${word} harbour`])
  await expectKept(id, `"tags":["${first.id}"]`)

  await page.reload()
  await expect.poll(names).toEqual([`${word} harbour`])
})

test('one letter finds the tags that begin with it', async ({ page }) => {
  // No other journey makes one that begins so.
  const tag = await makeTag(uniqueWord('Q'))
  const { all, box } = await openTags(page)
  await box.fill('q')
  await expect(all.getByRole('option', { name: String(tag.name) })).toBeVisible()
  await restAs('editor').remove('tags', tag.id)
})

test('a misspelled name finds the tag, and what is new is made with its kind after a look at what there is', async ({
  page,
}) => {
  const word = uniqueWord()
  await makeTag(`${word} Ferries`)
  const { all, box, names, id } = await openTags(page)
  const misspelled = `${word} Feries`
  await box.fill(misspelled)
  await expect(all.getByRole('option').first()).toContainText(`${word} Ferries`)
  await box.press('ArrowUp')
  await expect(all.getByRole('option', { selected: true })).toHaveText(`Create “${misspelled}” …`)
  await box.press('Enter')

  const question = all.getByRole('group', { name: `“${misspelled}” is no tag yet. Did you mean` })
  await expect(question.getByRole('button', { name: new RegExp(`^${word} Ferries`) })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(names).toEqual([`${word} Ferries`])
  await expect(question).toBeHidden()

  await box.fill(`${uniqueWord()}`)
  const made = await box.inputValue()
  await box.press('Enter')
  const kind = all.getByRole('combobox', { name: 'Kind of the new tag' })
  await expect(kind).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(kind).toBeHidden()
  await expect(box).toBeFocused()
  await expect(box).toHaveValue(made)
  // Once for the list, which Escape has closed, and once for what is marked in it.
  await expect(async () => {
    if (!(await kind.isVisible())) await box.press('Enter')
    await expect(kind).toBeFocused({ timeout: 2000 })
  }).toPass()
  await kind.selectOption('Person')
  await all.getByRole('button', { name: /^Create/ }).click()
  await expect.poll(names).toEqual([`${word} Ferries`, made])
  await expect(box).toBeFocused()
  const [tag] = await restAs('editor').find('tags', `where[name][equals]=${made}`)
  expect(tag).toMatchObject({ name: made, kind: 'person' })
  await expectKept(id, String(tag?.id))
})

test('a pasted list makes as many tags; each that the house has not got is asked about', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [a, b, c] = [uniqueWord(), uniqueWord(), uniqueWord()]
  await makeTag(a)
  await makeTag(b)
  const { all, box, names } = await openTags(page)
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${a}, ${b}; ${c}`)
  await box.focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect.poll(names).toEqual([a, b])
  const question = all.getByRole('group', { name: c })
  await question.getByRole('button', { name: /^Create/ }).click()
  await expect.poll(names).toEqual([a, b, c])
})

test('a tag that stands in the text is suggested with why, added with a press, or refused for good', async ({
  page,
}) => {
  const [a, b] = [uniqueWord('Za'), uniqueWord('Zb')]
  await makeTag(a, { kind: 'organisation' })
  await makeTag(b, { kind: 'organisation' })
  const { form, all, names } = await openTags(page)
  await expect(all.getByText('No further tag of the house fits this text.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Headline' }).fill('')
  await expect(all.getByText('Tags are suggested here once there is a headline or some text.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Headline' }).fill(`What ${a} said`)
  await bodyOfForm(form).click()
  await page.keyboard.type(`Nobody at ${b} spoke, and ${b} wrote nothing.`)
  const suggested = all.getByRole('list', { name: 'Suggested' })
  await expect(suggested.getByRole('button', { name: `Add ${b} 2 times in the text` })).toBeVisible()
  await suggested.getByRole('button', { name: `Do not suggest ${b}` }).click()
  await suggested.getByRole('button', { name: `Add ${a} in the headline` }).press('Enter')
  await expect.poll(names).toEqual([a])
  await page.keyboard.press('Escape')
  // The answer to this headline, and not to one that is still on its way.
  const answered = page.waitForResponse(
    (response) =>
      response.url().endsWith('/suggest-tags') && Boolean(response.request().postData()?.includes('said to')),
  )
  await form.getByRole('textbox', { name: 'Headline' }).fill(`What ${a} said to ${b}`)
  expect(await (await answered).json()).toEqual({ tags: [] })
  await expect(suggested).toBeHidden()
  await expect(all.getByText('No further tag of the house fits this text.')).toBeVisible()
})

test('who may not make tags chooses from those that there are', async ({ page }) => {
  const word = uniqueWord()
  await makeTag(word)
  const { all, box, names } = await openTags(page, 'contributor')
  await box.fill(uniqueWord())
  await expect(all.getByText('There is no such tag.')).toBeVisible()
  await expect(all.getByRole('option', { name: /Create/ })).toHaveCount(0)
  await box.fill(word)
  await all.getByRole('option', { name: word }).click()
  await expect.poll(names).toEqual([word])
})

test('editing many stories at once keeps Payload’s own field', async ({ page }) => {
  await enter(page, 'editor')
  await page.goto('/admin/collections/articles')
  await page.locator('tbody input[type=checkbox]').first().check()
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('combobox').first().click()
  await page.getByRole('option', { name: 'Tags', exact: true }).click()
  await expect(drawer.locator('.field-type.relationship')).toBeVisible()
  await expect(drawer.locator('.desk-tag-field')).toHaveCount(0)
})

test('axe finds nothing in the field, and it fits a phone', async ({ page }) => {
  test.setTimeout(90_000)
  const { form, all, box, id } = await openTags(page)
  await form.getByRole('textbox', { name: 'Headline' }).fill('What Huawei and Xiaomi did')
  await box.fill('Smartphones')
  await box.press('Enter')
  await expectKept(id, '"tags":["')
  const shows = all.getByRole('list', { name: 'Suggested' })
  await expectNothingFromAxe(page, { part: '.desk-tag-field', shows })
  await page.setViewportSize({ width: 375, height: 812 })
  await box.fill('an')
  await expect(all.getByRole('option').first()).toBeVisible()
  for (const part of [all, all.getByRole('listbox'), all.getByRole('list', { name: 'Suggested' })]) {
    const { x = -1, width = 0 } = (await part.boundingBox()) ?? {}
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(375)
  }
})

test('a tag’s page says its kind, offers its feed and what goes with it; closed pages do not', async ({ page }) => {
  await page.goto('/tags/huawei')
  const head = page.getByRole('main')
  await expect(head.getByText('Organisation', { exact: true })).toBeVisible()
  await expect(head.getByRole('link', { name: 'Follow it with a feed reader' })).toHaveAttribute(
    'href',
    '/tags/huawei/rss.xml',
  )
  const company = page.getByRole('complementary', { name: 'What goes with it' })
  await expect(company.getByRole('link', { name: 'Semiconductors' })).toHaveAttribute('href', '/tags/semiconductors')
  await expect(company.getByRole('heading', { name: 'Who covers it' })).toBeVisible()
})

test('a tag that live stories get shows on the pages of their other tags at once', async ({ request }) => {
  const word = uniqueWord('Zc')
  const [one, other] = [await makeTag(`${word} one`), await makeTag(`${word} other`)]
  const editor = restAs('editor')
  const section = await sectionId(editor, 'world')
  const story = (headline: string) =>
    editor.create('articles', { headline, section, tags: [one.id], _status: 'published' })
  const stories = [await story(`First ${word}`), await story(`Second ${word}`)]
  const textOf = async () => (await request.get(`/tags/${one.slug}`)).text()
  await readersAreTold()
  expect(await textOf()).not.toContain('Most used with')
  for (const { id } of stories) {
    await editor.update('articles', id, { tags: [one.id, other.id], _status: 'published' })
  }
  await readersAreTold()
  expect(await textOf()).toContain(`href="/tags/${other.slug}"`)
})
