import { expect, type Locator, type Page, test } from '@playwright/test'
import { HOUSE, tokenOf, uniqueWord } from './house.ts'
import { expectNothingFromAxe, openLivePreview } from './newsroom.ts'
import { restAs, sectionId } from './rest.ts'

const rest = () => restAs('editor')
/** The paper's front as it was, for the journeys after this one. */
let kept: { id: string; slots: unknown } | undefined

test.afterEach(async () => {
  if (kept) await rest().update('fronts', kept.id, { slots: kept.slots, _status: 'published' })
})

test('an editor composes the front by keyboard, sees it beside the form, publishes it, and readers have it at once', async ({
  browser,
}) => {
  const word = uniqueWord()
  const culture = await sectionId(rest(), 'culture')
  const picked = await rest().create('articles', {
    ...{ headline: `Lanterns of ${word}`, standfirst: 'For the lead.', _status: 'published' },
    section: await sectionId(rest(), 'world'),
  })
  const [site] = await rest().find('fronts', 'where[frontOf][equals]=site')
  if (!site) throw new Error('the demo edition has no composed front')
  kept = { id: site.id, slots: site.slots }
  await rest().update('fronts', site.id, { slots: [{ kind: 'secondary', count: 2 }], _status: 'published' })

  const context = await browser.newContext()
  await context.addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
  const page = await context.newPage()
  // The first sign of life of the form: from now on it listens.
  const isAlive = page.waitForResponse((response) => response.url().endsWith('/presence'))
  await page.goto(`${HOUSE}/admin/collections/fronts/${site.id}`)
  await isAlive
  const form = page.getByRole('main')

  await test.step('a slot for the lead, with a story found by its headline', async () => {
    const slot = await addSlot(form)
    await pick(slot, 'Kind', 'Lead')
    await slot.getByRole('button', { name: 'Add Picked story' }).press('Enter')
    await pick(slot, 'Story', `Lanterns of ${word}`, word)
  })

  await test.step('a list that a rule fills', async () => {
    const slot = await addSlot(form)
    await pick(slot, 'Kind', 'List')
    await fieldOf(slot, 'Heading').getByRole('textbox').fill(`Strings of ${word}`)
    await pick(slot, 'The rest is', 'The newest of a section')
    await pick(slot, 'Section', 'Culture')
  })

  await test.step('the lead moves to the top, and whoever moves it stays on it', async () => {
    const up = page.getByRole('button', { name: 'Up: Lead, place 2 of 3' })
    const down = page.getByRole('button', { name: 'Down: Lead, place 1 of 3' })
    await up.focus()
    const before = await page.getByRole('button', { name: 'Down: Lead, place 2 of 3' }).elementHandle()
    await page.keyboard.press('Enter')
    await expect(down).toBeFocused()
    await expect(page.getByText('Now in place 1 of 3')).toBeAttached()
    // The form makes the row's head anew with its next answer.
    await expect.poll(() => before?.evaluate((button) => button.isConnected)).toBe(false)
    await expect(down).toBeFocused()
  })

  await test.step('the preview beside the form has it, readers have not', async () => {
    const preview = await openLivePreview(page)
    await expect(preview.getByRole('heading', { name: `Lanterns of ${word}` })).toBeVisible()
    await expect(preview.getByRole('link', { name: `Strings of ${word}` })).toHaveAttribute('href', '/culture')
    expect(await frontOfReaders()).not.toContain(`Strings of ${word}`)
  })

  await test.step('a publish is on the front within a second', async () => {
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'PATCH' && !response.url().includes('autosave=true'),
    )
    await page.getByRole('button', { name: 'Publish changes' }).press('Enter')
    expect((await answered).status()).toBe(200)
    const published = performance.now()
    await expect.poll(frontOfReaders, { intervals: [50] }).toContain(`Strings of ${word}`)
    expect(performance.now() - published).toBeLessThan(1000)
    await page.goto(`${HOUSE}/`)
    const headings = page.getByRole('main').getByRole('heading', { level: 2 })
    await expect(headings.first()).toHaveText(`Lanterns of ${word}`)
    const stories = await rest().find(
      'articles',
      `where[section][equals]=${culture}&where[_status][equals]=published&sort=-publishedAt&limit=1`,
    )
    expect(await frontOfReaders()).toContain(`/culture/${stories[0]?.slug}`)
  })

  await test.step('axe finds nothing in the form', async () => {
    await page.goto(`${HOUSE}/admin/collections/fronts/${site.id}`)
    await expectNothingFromAxe(page, { part: '.desk-slot', shows: page.getByText(`“Strings of ${word}”`) })
  })

  await test.step('a withdrawn story leaves the lead, which fills itself', async () => {
    await rest().update('articles', picked.id, { _status: 'draft' })
    await expect.poll(frontOfReaders).not.toContain(`Lanterns of ${word}`)
    expect(await frontOfReaders()).toContain('class="card lead')
  })

  await context.close()
})

async function frontOfReaders(): Promise<string> {
  return (await fetch(`${HOUSE}/`)).text()
}

/** The last slot of the form, open. */
async function addSlot(form: Locator): Promise<Locator> {
  const rows = form.locator('#field-slots > .array-field__draggable-rows > *')
  const count = await rows.count()
  await form.getByRole('button', { name: 'Add Slot' }).press('Enter')
  await expect(rows).toHaveCount(count + 1)
  const slot = rows.last()
  await expect(fieldOf(slot, 'Kind')).toBeVisible()
  return slot
}

/** A field of a slot, and not the row of fields or the list around it. */
function fieldOf(slot: Locator, label: string): Locator {
  const heading = slot.page().locator('label, .field-label', { hasText: new RegExp(`^${label}`) })
  return slot.locator('.field-type:not(.row, .array-field)').filter({ has: heading }).first()
}

/** Chooses in a field by keyboard alone. @param typed - what finds the option */
async function pick(slot: Locator, label: string, option: string, typed = option): Promise<void> {
  const page: Page = slot.page()
  const place = fieldOf(slot, label)
  await place.getByRole('combobox').focus()
  await page.keyboard.type(typed)
  await expect(page.getByRole('option', { name: option, exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(place.getByText(option, { exact: true })).toBeVisible()
}
