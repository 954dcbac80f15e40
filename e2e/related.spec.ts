import { expect, type Page, test } from '@playwright/test'
import { demoAccount, HOUSE, uniqueWord } from './house.ts'
import { field, publish, signIn } from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

/** The job runs after the publish; a busy machine takes its time. */
const SOON_MS = 20_000

type Story = { id: string; slug: string; headline: string }

async function publishStory(headline: string, text: string): Promise<Story> {
  const { doc } = (await restAs('editor').call('POST', 'articles', {
    headline,
    body: bodyOf(text),
    section: await sectionId(restAs('editor'), 'world'),
    _status: 'published',
  })) as { doc: Story }
  return doc
}

const related = (page: Page) => page.getByRole('region', { name: 'Related stories' })

test('a story leads to another with the same rare words, says why, and an editor pins and bans', async ({ page }) => {
  const place = `Q${uniqueWord()}`
  const text = (what: string) =>
    `Dredgers reached ${place} on Monday, and in ${place} the fishermen ${what} the mangroves.`
  const older = await publishStory(`Mangroves near ${place}`, text('mourn'))
  const story = await publishStory(`Dredgers of ${place}`, text('count'))
  const other = await publishStory(`Chess on a ${uniqueWord()}`, 'A grandmaster resigns after nine hours.')

  await test.step('readers see it with the reason, on both pages', async () => {
    await expect(async () => {
      await page.goto(`${HOUSE}/world/${story.slug}`)
      await expect(related(page).getByRole('link', { name: older.headline })).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: SOON_MS })
    await expect(related(page)).toContainText(place)
    await expect(async () => {
      await page.goto(`${HOUSE}/world/${older.slug}`)
      await expect(related(page).getByRole('link', { name: story.headline })).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: SOON_MS })
  })

  await signIn(page, demoAccount('editor'))
  const form = page.getByRole('main')
  const chosen = page.getByRole('region', { name: 'Chosen stories' })

  await test.step('the form says what the points consist of', async () => {
    await page.goto(`/admin/collections/articles/${story.id}`)
    await page
      .locator('.collapsible-field')
      .filter({ hasText: 'Related stories' })
      .getByRole('button')
      .first()
      .press('Enter')
    const entry = chosen.getByRole('listitem').filter({ has: page.getByRole('link', { name: older.headline }) })
    await expect(entry.first()).toContainText(/\d\.\d of 100/)
    await expect(entry.first()).toContainText(new RegExp(`Words: .*${place}`))
  })

  await test.step('a ban from there takes it off both pages with the next publish', async () => {
    await chosen.getByRole('button', { name: new RegExp(`^Never here.*${older.headline}`) }).press('Enter')
    await expect(chosen.getByText('Never shown here, with the next publish.')).toBeVisible()
    await expect(field(form, 'Never shown here').getByText(older.headline)).toBeVisible()
    await publish(page)
    for (const { slug } of [story, older]) {
      await page.goto(`${HOUSE}/world/${slug}`)
      const banned = slug === story.slug ? older.headline : story.headline
      // It may still stand among the newest of the section.
      await expect(related(page).getByRole('link', { name: banned })).toHaveCount(0)
    }
  })

  await test.step('a pinned story stands first', async () => {
    await restAs('editor').call('PATCH', `articles/${story.id}`, {
      pinnedRelated: [{ story: other.id }],
      _status: 'published',
    })
    await page.goto(`${HOUSE}/world/${story.slug}`)
    await expect(related(page).getByRole('link').first()).toHaveText(other.headline)
  })
})
