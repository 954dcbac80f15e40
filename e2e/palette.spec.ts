import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { HOUSE, tokenOf, uniqueWord } from './house.ts'
import { bodyOfForm } from './newsroom.ts'
import { restAs, sectionId } from './rest.ts'

test('everything is done, and every story found, from the keyboard', async ({ page, context }) => {
  const rest = restAs('editor')
  const headline = `Lanterns of ${uniqueWord()}`
  const story = await rest.create('articles', { headline, _status: 'draft', section: await sectionId(rest, 'world') })
  await context.addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
  await page.goto(`${HOUSE}/admin`)
  await expect(page.getByRole('heading', { name: 'The desk' })).toBeVisible()

  await test.step('? lists the keys, and Escape closes it', async () => {
    const keys = page.getByRole('dialog', { name: 'Keys' })
    // The page is there before its scripts are.
    await expect(async () => {
      await page.keyboard.press('?')
      await expect(keys.getByText('Find a story, a tag, an author')).toBeVisible({ timeout: 2000 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(keys).toBeHidden()
  })

  await test.step('a place by a word for it', async () => {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'What do you want to do?' })
    await expect(palette.getByRole('combobox')).toBeFocused()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.desk-palette').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await page.keyboard.type('duplic')
    await expect(palette.getByRole('option')).toHaveText(['Tags that may be the same'])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/tags\/duplicates$/)
  })

  await test.step('a story by its headline, and in its form what can be done there', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(headline)
    await expect(page.getByRole('option', { name: headline })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`${story.id}$`))
    const panel = page.getByRole('region', { name: 'Where the story stands' })
    await expect(panel.getByRole('button', { name: 'Hand in for review' })).toBeVisible()
    // Where the list comes up: a pointer that lies still chooses nothing.
    await page.mouse.move(640, 420)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option', { name: 'Go to the desk' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.type('hand in')
    await page.keyboard.press('Enter')
    await expect(panel.getByLabel('A word with it, if you like')).toBeVisible()
  })

  await test.step('words that are selected stay so, and a note is about them', async () => {
    await bodyOfForm(page.getByRole('main')).click()
    await page.keyboard.type('They burn.')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    const selected = await page.evaluate(() => String(getSelection()))
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(selected)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('note on')
    await page.keyboard.press('Enter')
    const notes = page.getByRole('region', { name: 'Notes' })
    await expect(notes.locator('blockquote')).toHaveText(selected)
    await expect(notes.getByLabel('Note on this passage')).toBeFocused()
    await page.keyboard.press('Escape')
  })

  await test.step('a question mark that somebody types is one', async () => {
    const headlineField = page.getByRole('main').getByRole('textbox', { name: 'Headline' })
    await headlineField.fill('Why')
    await headlineField.press('End')
    await headlineField.press('?')
    await expect(headlineField).toHaveValue('Why?')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})
