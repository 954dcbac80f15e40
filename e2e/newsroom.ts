/** The admin as an editor's hands use it: small steps that the journeys are made of. */
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type FrameLocator, type Locator, type Page, type Response } from '@playwright/test'
import type { Role } from '../newsroom/permissions.ts'
import { type Account, HOUSE, tokenOf } from './house.ts'
import { pictureFile, restAs } from './rest.ts'

export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/admin')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The desk' })).toBeVisible()
}

/** A new story's form; Payload gives it an id at once. */
export async function startStory(page: Page): Promise<{ id: string; form: Locator }> {
  await page.getByRole('link', { name: 'Write a story' }).click()
  await page.waitForURL(/\/articles\/[0-9a-f-]{36}$/)
  const form = page.getByRole('main')
  await expect(form.getByRole('textbox', { name: 'Headline' })).toBeEditable()
  return { id: page.url().split('/').at(-1) ?? '', form }
}

/** A story's form as somebody else has it open: in a browser of their own. */
export async function openStory(browser: Browser, { role, id }: { role: Role; id: string }): Promise<Page> {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'payload-token', value: tokenOf(role), url: HOUSE }])
  const page = await context.newPage()
  await page.goto(`${HOUSE}/admin/collections/articles/${id}`)
  await expect(page.getByRole('main').getByRole('textbox', { name: 'Headline' })).toBeEditable()
  return page
}

/** A field of a form by its label. By the box around both, because inside drawers Payload's labels point at nothing. */
export function field(scope: Locator, label: string): Locator {
  const heading = scope.page().locator('label, .field-label', { hasText: new RegExp(`^${label}`) })
  return scope.locator('.field-type').filter({ has: heading }).first()
}

/** Makes a tag that the house has not got, from the field itself; it is chosen at once. */
export async function addTag(form: Locator, name: string): Promise<void> {
  const tags = field(form, 'Tags')
  await tags.getByRole('combobox').fill(name)
  await tags.getByRole('option', { name: `Create “${name}”` }).click()
  await tags.getByRole('button', { name: /^Create/ }).click()
  await expect(tags.getByRole('button', { name, exact: true })).toBeVisible()
}

/** Makes an author without leaving the story; it is chosen at once. */
export async function addInDrawer(form: Locator, kind: 'Author', name: string): Promise<void> {
  const page = form.page()
  await form.getByRole('button', { name: `Add new ${kind}` }).click()
  const drawer = page.getByRole('dialog')
  await field(drawer, 'Name').getByRole('textbox').fill(name)
  await drawer.getByRole('button', { name: 'Save' }).click()
  // The drawer's heading shows the name as it is typed: it is saved once the story has it, and only then closes without a question.
  await expect(field(form, `${kind}s`).getByText(name)).toBeVisible()
  await drawer.getByRole('main').getByRole('button', { name: 'Close' }).click()
  await expect(drawer).toBeHidden()
}

export type PictureTexts = { alt: string; caption: string; credit: string }

/** Uploads a picture from a field that takes one. */
export async function uploadPicture(place: Locator, { alt, caption, credit }: PictureTexts): Promise<void> {
  await place.getByRole('button', { name: 'Create New' }).click()
  const drawer = place.page().getByRole('dialog')
  await expect(drawer.getByRole('button', { name: 'Select a file' })).toBeVisible()
  const buffer = Buffer.from(await (await pictureFile()).arrayBuffer())
  await drawer.locator('input[type=file]').setInputFiles({ name: 'harbour.png', mimeType: 'image/png', buffer })
  await field(drawer, 'Description').getByRole('textbox').fill(alt)
  await field(drawer, 'Caption').getByRole('textbox').fill(caption)
  await field(drawer, 'Credit').getByRole('textbox').fill(credit)
  await drawer.getByRole('button', { name: 'Save' }).click()
  await expect(drawer).toBeHidden()
  await expect(place.getByText(/harbour.*\.png/)).toBeVisible()
}

export async function choose(place: Locator, option: string): Promise<void> {
  const page = place.page()
  await place.getByRole('combobox').click()
  await page.keyboard.type(option)
  await page.getByRole('option', { name: option, exact: true }).click()
  await expect(place.getByText(option, { exact: true })).toBeVisible()
}

/** The text of a story. What is typed goes where the cursor stands. */
export function bodyOfForm(form: Locator): Locator {
  return field(form, 'Story').locator('[contenteditable=true]').first()
}

/** Adds a block at the cursor, as a writer does: a slash and the first letters of its name. */
export async function addBlock(form: Locator, name: string): Promise<Locator> {
  const page = form.page()
  await page.keyboard.type(`/${name.slice(0, 5)}`)
  await expect(page.getByRole('option', { name })).toBeVisible()
  await page.keyboard.press('Enter')
  return bodyOfForm(form).locator('.LexicalEditorTheme__block').filter({ hasText: name }).last()
}

/** The answer to a click, not to the form's saving by itself. */
function isSave(response: Response): boolean {
  const isPatch = response.request().method() === 'PATCH' && response.url().includes('/api/articles/')
  return isPatch && !response.url().includes('autosave=true')
}

/** Waits until what was typed is kept: the form saves by itself a moment later. */
export async function expectKept(id: string, words: string): Promise<void> {
  const draft = async () => JSON.stringify(await restAs('editor').call('GET', `articles/${id}?depth=0&draft=true`))
  await expect.poll(draft).toContain(words)
}

/** Clicks, and resolves to the moment (of `performance.now`) at which the answer to the save came in. */
export async function saveBy(page: Page, click: () => Promise<void>): Promise<number> {
  const answered = page.waitForResponse(isSave)
  await click()
  const response = await answered
  const moment = performance.now()
  if (response.status() !== 200) throw new Error(`the save answered ${response.status()}: ${await response.text()}`)
  return moment
}

export function publish(page: Page): Promise<number> {
  return saveBy(page, () => page.getByRole('button', { name: 'Publish changes' }).click())
}

/** The frame beside the form. Payload remembers for each account whether it was open. */
export async function openLivePreview(page: Page): Promise<FrameLocator> {
  const close = page.getByRole('button', { name: 'Exit Live Preview' })
  await expect(page.getByRole('button', { name: 'Live Preview' })).toBeVisible()
  if (!(await close.isVisible())) await page.getByRole('button', { name: 'Live Preview', exact: true }).click()
  await expect(close).toBeVisible()
  return page.frameLocator('iframe')
}

/** From the menu of three dots, which has no name of its own in Payload. */
export async function unpublish(page: Page): Promise<void> {
  await page.locator('.doc-controls__popup').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Unpublish' }).click()
  await saveBy(page, () => page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click())
}

/**
 * What is ours on a page of the admin, light and dark: the rest is Payload's frame, which `accessible.spec.ts` looks at.
 * @param part - selector of what is ours
 * @param shows - what must be there before anybody looks
 */
export async function expectNothingFromAxe(
  page: Page,
  { part, shows }: { part: string; shows: Locator },
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    await expect(shows).toBeVisible()
    const axe = new AxeBuilder({ page }).setLegacyMode(true).include(part)
    const { violations } = await axe.analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
