import { expect, type Page, test } from '@playwright/test'
import { demoAccount, HOUSE, uniqueWord } from './house.ts'
import { expectKept, publish, signIn } from './newsroom.ts'
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
  const chosen = page.getByRole('region', { name: 'Chosen stories' })

  await test.step('the form says what the points consist of', async () => {
    await page.goto(`/admin/collections/articles/${story.id}`)
    // Payload says so itself: what is pressed earlier may be lost.
    await expect(page.locator('form[data-form-ready="true"]').first()).toBeVisible()
    const group = page.locator('.collapsible-field').filter({ hasText: 'Related stories' })
    // Payload remembers for each account which groups are open, and other journeys go by the same account: closed is not certain.
    await expect(async () => {
      if (!(await chosen.isVisible())) await group.getByRole('button').first().press('Enter')
      await expect(chosen).toBeVisible({ timeout: 3000 })
    }).toPass()
    const entry = chosen.getByRole('listitem').filter({ has: page.getByRole('link', { name: older.headline }) })
    await expect(entry.first()).toContainText(/\d\.\d\spoints/)
    await expect(entry.first()).toContainText(new RegExp(`Words: .*${place}`))
  })

  await test.step('a ban from there takes it off both pages with the next publish', async () => {
    await chosen.getByRole('button', { name: new RegExp(`^Never here.*${older.headline}`) }).press('Enter')
    await expect(chosen.getByText('Stands under “Never shown here” above.')).toBeFocused()
    // Not in the list of what was chosen, which is below it in the same group.
    const kept = page.locator('#field-bannedRelated')
    await expect(kept.getByText(older.headline)).toBeVisible()
    // On a phone the headline is cut, and what clears the field stays beside it.
    const wide = page.viewportSize() ?? { width: 1280, height: 720 }
    await page.setViewportSize({ width: 375, height: 812 })
    const box = await kept.locator('.rs__control').first().boundingBox()
    expect(box?.height).toBeLessThan(50)
    await page.setViewportSize(wide)
    // Payload's button is off while the form saves by itself: a press in that moment is lost.
    await expectKept(story.id, older.id)
    await publish(page)
    for (const { slug } of [story, older]) {
      await page.goto(`${HOUSE}/world/${slug}`)
      const banned = slug === story.slug ? older.headline : story.headline
      // It may still stand among the newest of the section.
      await expect(related(page).getByRole('link', { name: banned })).toHaveCount(0)
    }
  })

  await test.step('a pinned story stands first', async () => {
    await restAs('editor').update('articles', story.id, {
      pinnedRelated: [{ story: other.id }],
      _status: 'published',
    })
    await page.goto(`${HOUSE}/world/${story.slug}`)
    await expect(related(page).getByRole('link').first()).toHaveText(other.headline)
  })
})
