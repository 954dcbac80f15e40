import { expect, test } from '@playwright/test'
import { demoAccount, HOUSE, uniqueWord } from './house.ts'
import {
  addBlock,
  addInDrawer,
  addTag,
  bodyOfForm,
  choose,
  expectKept,
  field,
  openLivePreview,
  publish,
  signIn,
  startStory,
  unpublish,
  uploadPicture,
} from './newsroom.ts'

/** How long readers wait for what was published, from the answer to the editor, in milliseconds. */
const AT_ONCE = 1000
const RELATED = {
  href: '/world/night-train-returns',
  headline: 'The night train returns, with more passengers than berths',
}

test('a story goes from the editor’s form to readers within a second, and away again', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const word = uniqueWord()
  const headline = `Harbour pilots of ${word} go on the night shift`
  const standfirst = `Eleven of them, says the roster of ${word}.`
  const names = { author: `Ada ${word}`, tags: [`Pilots ${word}`, `Nights ${word}`] as const }
  const lead = { alt: `A wall at ${word}`, caption: `The wall before dawn, ${word}.`, credit: `Photo: ${word}` }
  const inside = { alt: `A door at ${word}`, caption: `The door after dusk, ${word}.`, credit: `Door: ${word}` }
  const pages = {
    story: `/world/harbour-pilots-of-${word}-go-on-the-night-shift`,
    tag: `/tags/pilots-${word}`,
    author: `/authors/ada-${word}`,
    section: '/world',
    front: '/',
  }

  const reader = await browser.newContext()

  const { id, form } = await test.step('writes it', async () => {
    await signIn(page, demoAccount('editor'))
    const story = await startStory(page)
    const { form } = story
    await form.getByRole('textbox', { name: 'Headline' }).fill(headline)
    await form.getByRole('textbox', { name: 'Standfirst' }).fill(standfirst)
    await choose(field(form, 'Section'), 'World')
    await addInDrawer(form, 'Author', names.author)
    for (const tag of names.tags) await addTag(form, tag)
    await uploadPicture(field(form, 'Lead picture'), lead)

    await bodyOfForm(form).click()
    await page.keyboard.type(`The first paragraph of ${word}.`)
    await page.keyboard.press('Enter')
    await page.keyboard.type(`## What the roster says`)
    await page.keyboard.press('Enter')
    await page.keyboard.type(`> We see better at night, said ${word}.`)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type(`The [port’s own table](https://tides.example.org/${word}) bears them out.`)
    await page.keyboard.press('Enter')
    await uploadPicture(await addBlock(form, 'Picture'), inside)
    await bodyOfForm(form).locator('p').last().click()
    const related = await addBlock(form, 'Related story')
    await choose(related, RELATED.headline)
    await expectKept(story.id, `"story":"`)
    return story
  })

  await test.step('previews it, in the frame and on a page of its own', async () => {
    const frame = await openLivePreview(page)
    await expect(frame.getByRole('heading', { level: 1, name: headline })).toBeVisible()
    await expect(frame.getByRole('heading', { level: 2, name: 'What the roster says' })).toBeVisible()
    const preview = await page.context().newPage()
    await preview.goto(`/preview/articles/${id}`)
    await expect(preview.getByRole('heading', { level: 1, name: headline })).toBeVisible()
    await expect(preview.getByRole('img', { name: inside.alt })).toBeVisible()
    await preview.close()
    for (const path of Object.values(pages)) {
      expect(await (await reader.request.get(path)).text(), `${path} before the publish`).not.toContain(headline)
    }
  })

  await test.step('publishes it, and readers have it on five pages within a second', async () => {
    const answered = await publish(page)
    const waits = await Promise.all(
      Object.entries(pages).map(
        async ([name, path]) => [name, (await waitForText(path, headline)) - answered] as const,
      ),
    )
    test.info().annotations.push({ type: 'milliseconds', description: JSON.stringify(Object.fromEntries(waits)) })
    for (const [name, wait] of waits) expect(wait, `${name} page, milliseconds`).toBeLessThanOrEqual(AT_ONCE)
  })

  await test.step('a reader’s fresh browser shows it whole', async () => {
    const tab = await reader.newPage()
    for (const path of [pages.front, pages.section, pages.tag, pages.author]) {
      await tab.goto(path)
      await expect(tab.getByRole('link', { name: headline }).first()).toBeVisible()
    }
    const response = await tab.goto(pages.story)
    expect(response?.status()).toBe(200)
    expect(Number(/\d+/.exec(response?.headers()['server-timing'] ?? '')?.[0])).toBeLessThanOrEqual(4)
    await expect(tab.getByRole('heading', { level: 1, name: headline })).toBeVisible()
    await expect(tab.getByText(standfirst)).toBeVisible()
    await expect(tab.getByRole('heading', { level: 2, name: 'What the roster says' })).toBeVisible()
    await expect(tab.locator('blockquote', { hasText: `We see better at night, said ${word}.` })).toBeVisible()
    await expect(tab.getByRole('link', { name: 'port’s own table' })).toHaveAttribute(
      'href',
      `https://tides.example.org/${word}`,
    )
    await expect(tab.locator(`main a[href="${RELATED.href}"]`).first()).toBeVisible()
    await expect(tab.getByRole('link', { name: names.author })).toHaveAttribute('href', pages.author)
    for (const tag of names.tags) await expect(tab.getByRole('link', { name: tag })).toBeVisible()
    for (const { alt, caption, credit } of [lead, inside]) {
      const figure = tab.locator('figure', { has: tab.getByRole('img', { name: alt }) })
      await expect(figure).toHaveCount(1)
      await expect(figure).toContainText(caption)
      await expect(figure).toContainText(credit)
      await figure.scrollIntoViewIfNeeded()
      const image = figure.getByRole('img', { name: alt })
      await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBeGreaterThan(0)
      const address = await image.evaluate((node: HTMLImageElement) => node.currentSrc)
      expect(address).toContain(`${HOUSE}/media/`)
      const file = await reader.request.get(address)
      expect(file.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
    }
  })

  await test.step('a draft edit of the live story shows nowhere', async () => {
    const draft = `A second thought ${uniqueWord()}`
    await form.getByRole('textbox', { name: 'Headline' }).fill(draft)
    await expectKept(id, draft)
    for (const path of Object.values(pages)) {
      const text = await (await reader.request.get(path)).text()
      expect(text, path).not.toContain(draft)
      expect(text, path).toContain(headline)
    }
    await form.getByRole('textbox', { name: 'Headline' }).fill(headline)
    await expectKept(id, headline)
  })

  await test.step('the editor unpublishes it, and every page drops it', async () => {
    await unpublish(page)
    expect((await reader.request.get(pages.story)).status()).toBe(404)
    for (const path of Object.values(pages)) {
      expect(await (await reader.request.get(path)).text(), path).not.toContain(headline)
    }
  })

  await test.step('and publishes it again', async () => {
    await publish(page)
    for (const path of Object.values(pages)) {
      expect(await (await reader.request.get(path)).text(), path).toContain(headline)
    }
  })
  await reader.close()
})

/** Asks for a page until it holds the text; resolves to the moment. By plain fetch, without a browser's recording in between. */
async function waitForText(path: string, text: string): Promise<number> {
  const deadline = performance.now() + 10_000
  while (performance.now() < deadline) {
    if ((await (await fetch(HOUSE + path)).text()).includes(text)) return performance.now()
  }
  throw new Error(`${path} never showed ${text}`)
}
