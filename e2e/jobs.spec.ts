import { expect, type Page, test } from '@playwright/test'
import { asOwner, HOUSE, tokenOf, uniqueWord } from './house.ts'
import { expectNothingFromAxe } from './newsroom.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

test('work that failed for good is seen with its story and its error, and run again with the keyboard', async ({
  page,
}) => {
  const { headline, error } = await failedJob()
  await signedIn(page, 'editor')
  await page.goto('/admin')
  await expect(page.getByRole('link', { name: /^Background work\s*\d+ failed$/ })).toBeAttached()
  await page.goto('/admin/jobs')
  const entry = page.getByRole('listitem').filter({ hasText: headline })
  await expect(entry.getByRole('heading')).toHaveText(`Choose related stories for ${headline}`)
  await expect(entry).toContainText(/Failed for good: .+, after 3 tries\./)
  await expect(entry).toContainText(error)
  await expectNothingFromAxe(page, { part: '.desk', shows: entry })

  await entry.getByRole('button', { name: 'Run again' }).press('Enter')
  await expect(page.getByRole('main').getByRole('status')).toContainText('It is being tried again.')
  // Now that it can, it does.
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByRole('listitem').filter({ hasText: headline }).count()
    })
    .toBe(0)
})

test('without scripts the buttons work too, and what is removed is not tried again', async ({ browser }) => {
  const { headline } = await failedJob()
  const context = await browser.newContext({ baseURL: HOUSE, javaScriptEnabled: false })
  const page = await context.newPage()
  await signedIn(page, 'editor')
  await page.goto('/admin/jobs')
  const entry = page.getByRole('listitem').filter({ hasText: headline })
  await entry.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Removed. It will not be tried again.')
  await expect(entry).toHaveCount(0)
  await context.close()
})

test('a reporter sees none of it', async ({ page }) => {
  const { headline } = await failedJob()
  await signedIn(page, 'reporter')
  await page.goto('/admin/jobs')
  await expect(page.getByText('Only editors and admins see the background work.')).toBeVisible()
  await expect(page.getByText(headline)).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Background work/ })).toHaveCount(0)
})

/** A job that would succeed now, as it stands after its last try has failed. */
async function failedJob(): Promise<{ headline: string; error: string }> {
  const rest = restAs('editor')
  const headline = `Sluices of ${uniqueWord()}`
  const error = `The weir at ${uniqueWord()} did not answer.`
  const section = await sectionId(rest, 'world')
  const story = await rest.create('articles', { headline, section, body: bodyOf('Shut.'), _status: 'published' })
  await asOwner((client) =>
    client.query(
      `select graphile_worker.add_job('relate-story', json_build_object('storyId', $1::text), max_attempts => 3,
        run_at => now() + interval '1 hour')`,
      [story.id],
    ),
  )
  await asOwner((client) =>
    client.query(
      `update graphile_worker._private_jobs set attempts = 3, last_error = $2, run_at = now() - interval '1 minute'
       where payload ->> 'storyId' = $1 and max_attempts = 3`,
      [story.id, error],
    ),
  )
  return { headline, error }
}

async function signedIn(page: Page, role: 'editor' | 'reporter'): Promise<void> {
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf(role), url: HOUSE }])
}
