import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { uniqueWord } from './house.ts'
import { expectKept, openStory } from './newsroom.ts'
import { restAs, sectionId } from './rest.ts'

const rest = () => restAs('editor')

test('two people write on one story: nothing is written over, and the later one merges field by field', async ({
  browser,
}) => {
  const word = uniqueWord()
  const story = await rest().create('articles', {
    ...{ headline: `Ferries of ${word}`, standfirst: 'Before.', kicker: 'Coast', _status: 'draft' },
    section: await sectionId(rest(), 'world'),
  })
  const [asha, ravi] = [
    await openStory(browser, { role: 'editor', id: story.id }),
    await openStory(browser, { role: 'admin', id: story.id }),
  ]

  await test.step('each sees that the other has it open', async () => {
    await expect(asha.getByText('Also open:')).toBeVisible({ timeout: 20_000 })
  })

  await test.step('the first is saved; the second is told, with both texts', async () => {
    await headlineOf(asha).fill(`Ferries of ${word} sail again`)
    await asha.getByRole('textbox', { name: 'Standfirst' }).fill('Hers.')
    await expectKept(story.id, 'Hers.')
    await headlineOf(ravi).fill(`Ferries of ${word} stay in port`)
    const dialog = ravi.getByRole('dialog')
    await expect(dialog.getByRole('heading')).toContainText('has saved this since you opened it')
    const headline = dialog.getByRole('group', { name: /^Headline/ })
    await expect(headline.locator('ins')).toHaveText('stay in port')
    await expect(headline.locator('del')).toHaveText('sail again')
    await expect(dialog.getByRole('group', { name: /^Standfirst/ }).getByLabel('The other text')).toBeChecked()
    await expect(dialog.getByRole('button', { name: 'Save what is chosen' })).toBeDisabled()
    // Not by reloading, which would close it.
    const { violations } = await new AxeBuilder({ page: ravi }).setLegacyMode(true).include('.desk-both').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  await test.step('by keyboard he goes back, and on, and keeps his headline and her standfirst', async () => {
    const dialog = ravi.getByRole('dialog')
    await ravi.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(headlineOf(ravi)).toHaveValue(`Ferries of ${word} stay in port`)
    await ravi.getByRole('button', { name: 'Look at both texts' }).press('Enter')
    await dialog
      .getByRole('group', { name: /^Headline/ })
      .getByLabel('My text')
      .press('Space')
    await dialog.getByRole('button', { name: 'Save what is chosen' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(headlineOf(ravi)).toHaveValue(`Ferries of ${word} stay in port`)
    await expect(ravi.getByRole('textbox', { name: 'Standfirst' })).toHaveValue('Hers.')
    const { docs } = await rest().call('GET', `articles/versions?where[parent][equals]=${story.id}&depth=0`)
    const headlines = (docs as { version: { headline: string } }[]).map(({ version }) => version.headline)
    expect(headlines).toContain(`Ferries of ${word} sail again`)
  })

  await test.step('he takes over, and she is told', async () => {
    await ravi.getByRole('button', { name: 'Take over' }).click()
    await expect(asha.getByText('has taken this over')).toBeVisible({ timeout: 20_000 })
  })
  for (const page of [asha, ravi]) await page.context().close()
})

function headlineOf(page: Page) {
  return page.getByRole('main').getByRole('textbox', { name: 'Headline' })
}
