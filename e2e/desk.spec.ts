import { expect, test } from '@playwright/test'
import { asOwner, demoAccount, uniqueWord } from './house.ts'
import { expectNothingFromAxe, signIn } from './newsroom.ts'
import { restAs, sectionId } from './rest.ts'

test('the lists of the desk lead where they say, and the list of stories shows one stage, by keyboard', async ({
  page,
}) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const authors = [(await editor.create('authors', { name: `Asha ${word}` })).id]
  const begin = async (headline: string, data: object = {}) =>
    editor.create('articles', {
      headline,
      section: await sectionId(editor, 'world'),
      authors,
      _status: 'draft',
      ...data,
    })
  const wrong = { severity: 'correction', wrong: `Nobody saw the ${word}.`, correct: 'Everybody did.' }
  const late = await begin(`Late ${word}`)
  const corrected = await begin(`Corrected ${word}`, { _status: 'published' })
  await editor.saveDraft(corrected.id, { corrections: [wrong] })
  const handedIn = await begin(`Handed in ${word}`)
  await asOwner(async (client) => {
    await client.query(`update _articles_v set version_stage = 'review' where parent_id = $1 and latest`, [handedIn.id])
    // Far from its next try: no worker takes it while this looks.
    await client.query(
      `insert into newsroom.schedules (collection, document_id, due, next_try, content, content_hash, title, problem)
       values ('articles', $1, now() - interval '5 minutes', 'infinity', '{}', 'none', $2, 'Its picture has no credit.')`,
      [late.id, late.headline],
    )
  })
  await signIn(page, demoAccount('editor'))
  const list = (name: string) => page.getByRole('region', { name })

  await test.step('in their order', async () => {
    const names = await page.locator('.desk__lists > .desk-list > h2').allTextContents()
    expect(names).toEqual([
      ...['Waiting for review', 'Ready', 'Scheduled today', 'Late or failed', 'Corrections open', 'Recently live'],
      ...['My drafts', 'Recently changed by others'],
    ])
  })

  await test.step('what is late says so, with the reason', async () => {
    await expect(
      list('Late or failed')
        .getByRole('listitem')
        .filter({ hasText: `Late ${word}` }),
    ).toContainText('Its picture has no credit.')
  })

  await test.step('an open correction leads to its story', async () => {
    await expect(list('Corrections open')).toContainText(`Nobody saw the ${word}.`)
    await list('Corrections open')
      .getByRole('link', { name: `Corrected ${word}` })
      .press('Enter')
    await page.waitForURL(`**/articles/${corrected.id}`)
    await page.goto('/admin')
    await list('Waiting for review')
      .getByRole('link', { name: `Handed in ${word}` })
      .press('Enter')
    await page.waitForURL(`**/articles/${handedIn.id}`)
    await page.goto('/admin')
  })

  await test.step('a live story tells how soon readers had it', async () => {
    const live = list('Recently live')
      .getByRole('listitem')
      .filter({ hasText: `Corrected ${word}` })
    await expect(async () => {
      await page.reload()
      await expect(live).toContainText('with all readers after', { timeout: 1000 })
    }).toPass()
    await expect(live).toContainText('Live, with open changes')
    await expectNothingFromAxe(page, { part: '.desk', shows: list('Late or failed') })
  })

  await test.step('the list of stories, one stage of it', async () => {
    await page.goto('/admin/collections/articles')
    const stages = page.getByRole('navigation', { name: 'Stages' })
    await stages.getByRole('link', { name: 'Live, with open changes' }).press('Enter')
    const rows = page.getByRole('table').getByRole('row')
    await expect(rows.filter({ hasText: `Corrected ${word}` })).toContainText('Live, with open changes')
    await expect(rows.filter({ hasText: `Handed in ${word}` })).toHaveCount(0)
    await expect(stages.getByRole('link', { name: 'Live, with open changes' })).toHaveAttribute('aria-current', 'page')
    await stages.getByRole('link', { name: 'In review', exact: true }).press('Enter')
    await expect(rows.filter({ hasText: `Handed in ${word}` })).toContainText('In review')
    await expect(rows.filter({ hasText: `Corrected ${word}` })).toHaveCount(0)
    await page.getByRole('textbox', { name: /Search by/ }).fill(word.slice(0, -1))
    await expect(page).toHaveURL(/search=/)
    await expect(rows.filter({ hasText: `Handed in ${word}` })).toBeVisible()
    await expectNothingFromAxe(page, { part: '.desk-stages', shows: stages })
  })

  await editor.remove('articles', late.id)
})
