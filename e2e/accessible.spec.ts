import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { HOUSE, tokenOf } from './house.ts'
import { PAGE_TYPES, STORY } from './page-types.ts'
import { restAs } from './rest.ts'

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [320, 390, 1280]

/**
 * What axe finds inside Payload's own markup, which we do not write: each with its place and the reason why it stays.
 * Anything else in the admin is ours, and counts.
 */
const PAYLOADS_OWN: { rule: string; within: RegExp; because: string }[] = [
  { rule: 'landmark-one-main', within: /: html: /, because: 'its lists and sign-in have no <main>' },
  { rule: 'region', within: /./, because: 'where there is no <main>, everything is outside of it' },
  {
    rule: 'landmark-no-duplicate-banner',
    within: /\.app-header/,
    because: 'its bar and a list’s head are both <header>',
  },
  { rule: 'landmark-unique', within: /\.app-header/, because: 'its bar and a list’s head are both <header>' },
  { rule: 'button-name', within: /clickable-arrow/, because: 'its pager’s arrows are pictures' },
  {
    rule: 'button-name',
    within: /doc-controls__dots|toolbar-popup__button/,
    because: 'its menus’ buttons are pictures',
  },
  {
    rule: 'button-name',
    within: /__removeButton|upload-relationship-details__|clear-button/,
    because: 'as above, in its fields',
  },
  { rule: 'button-name', within: /popup-button/, because: 'so are those of the menus of its lists of rows' },
  {
    rule: 'aria-command-name',
    within: /collapsible__drag/,
    because: 'the handles of its rows are pictures; ours beside them have words',
  },
  {
    rule: 'aria-hidden-focus',
    within: /clear-indicator/,
    because: 'its select fields hide a button that takes the focus',
  },
  { rule: 'heading-order', within: /array-field__title/, because: 'its lists of rows are headed on the third level' },
  { rule: 'label', within: /type="checkbox"/, because: 'its lists’ check boxes are named by nothing' },
  { rule: 'label-title-only', within: /#select-all/, because: 'the check box above them by its id' },
  { rule: 'label', within: /rs__input/, because: 'its select fields are not tied to their labels' },
  { rule: 'label-title-only', within: /rs__input/, because: 'its select fields are not tied to their labels' },
  { rule: 'label', within: /id="field-title"/, because: 'nor are text fields inside blocks of the body' },
  { rule: 'label', within: /input\[value="/, because: 'nor are its date fields' },
  {
    rule: 'aria-hidden-focus',
    within: /clear-indicator|dropdown-indicator/,
    because: 'its select fields’ arrows take the focus',
  },
  { rule: 'nested-interactive', within: /rs__multi-value/, because: 'what is chosen can be dragged and removed' },
  {
    rule: 'aria-input-field-name',
    within: /ContentEditable__root/,
    because: 'its text editor is not tied to its label',
  },
  {
    rule: 'label-content-name-mismatch',
    within: /doc-tab/,
    because: 'the number of versions is not in the tab’s name',
  },
  { rule: 'list', within: /doc-tabs__tabs/, because: 'its tabs are no list items' },
]

// Many runs of a slow tool: both workers share them.
test.describe.configure({ mode: 'parallel' })

test.describe('axe finds nothing', () => {
  for (const { name, path } of PAGE_TYPES) {
    test(`on the ${name}, light and dark, from 320 to 1280 pixels`, async ({ page }) => {
      await page.goto(path)
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme })
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          expect(await problemsOn(page), `${colorScheme}, ${width}`).toEqual([])
        }
      }
    })
  }

  test('on the 500 page', async ({ page }) => {
    const { errorPage } = await import('../theme/error-page.ts')
    await page.route('**/broken', (route) =>
      route.fulfill({ status: 500, contentType: 'text/html', body: errorPage() }),
    )
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 320, height: 900 })
      await page.goto('/broken')
      expect(await problemsOn(page), colorScheme).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
  })

  test('with the breaking-news bar on top', async ({ page }) => {
    const editor = restAs('editor')
    const text = 'Ferries stay in harbour until the wind has turned'
    const until = new Date(Date.now() + 3_600_000).toISOString()
    await editor.setBreaking({ isOn: true, text, href: STORY, until })
    try {
      for (const path of ['/', STORY, '/tags/huawei']) {
        await page.goto(path)
        const bar = page.getByRole('complementary', { name: 'Breaking' })
        await expect(bar.getByRole('link', { name: text })).toHaveAttribute('href', STORY)
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme })
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 })
            expect(await problemsOn(page), `${path}, ${colorScheme}, ${width}`).toEqual([])
          }
        }
        await page.setViewportSize({ width: 320, height: 900 })
        expect(await overflow(page)).toBe(0)
      }
    } finally {
      await editor.setBreaking({ isOn: false })
    }
    // Told within a second, which a busy machine may need.
    await expect(async () => {
      await page.goto('/')
      await expect(page.getByText(text)).toHaveCount(0, { timeout: 100 })
    }).toPass({ timeout: 5000 })
  })

  for (const path of ['/admin/login', '/setup']) {
    test(`on ${path}`, async ({ page }) => {
      await page.goto(path)
      await expect(
        page
          .getByRole('heading')
          .or(page.getByRole('button', { name: 'Login' }))
          .first(),
      ).toBeVisible()
      expect(await problemsOn(page, PAYLOADS_OWN)).toEqual([])
    })
  }

  const desk = {
    dashboard: '/admin',
    'list of stories': '/admin/collections/articles',
    'list of tags': '/admin/collections/tags',
    'list of accounts': '/admin/collections/users',
    search: '/admin/search?q=xiaomi',
    'duplicate tags': '/admin/tags/duplicates',
    'record of tags': '/admin/tags/record',
    'background work': '/admin/jobs',
    'list of assignments': '/admin/collections/assignments',
    calendar: '/admin/calendar',
    'new assignment': '/admin/collections/assignments/create',
  }
  for (const [name, path] of Object.entries(desk)) {
    test(`on the desk’s ${name}`, async ({ page }) => {
      await signedIn(page)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await problemsOn(page, PAYLOADS_OWN)).toEqual([])
    })
  }

  test('on a story’s form', async ({ page }) => {
    await signedIn(page)
    const [story] = await restAs('editor').find('articles', 'where[slug][equals]=xiaomi-award-us-defence-list')
    await page.goto(`/admin/collections/articles/${story?.id}`)
    await expect(page.getByRole('textbox', { name: 'Headline' })).toBeEditable()
    await expect(page.getByRole('heading', { level: 2, name: 'What the list does' })).toBeVisible()
    expect(await problemsOn(page, PAYLOADS_OWN)).toEqual([])
  })

  test('on a front’s form', async ({ page }) => {
    await signedIn(page)
    const [front] = await restAs('editor').find('fronts', 'where[frontOf][equals]=site')
    await page.goto(`/admin/collections/fronts/${front?.id}`)
    await expect(page.getByRole('button', { name: /^Down: .+, place 1 of/ })).toBeVisible()
    expect(await problemsOn(page, PAYLOADS_OWN)).toEqual([])
  })
})

test.describe('with the keyboard', () => {
  test('the first Tab offers to skip to the text, and Enter does', async ({ page }) => {
    for (const { name, path } of PAGE_TYPES) {
      await page.goto(path)
      await page.keyboard.press('Tab')
      const skip = page.getByRole('link', { name: 'Skip to the text' })
      await expect(skip, name).toBeFocused()
      await expect(skip, name).toBeInViewport()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('main'), name).toBeFocused()
    }
  })

  test('every link can be reached and shows that it is', async ({ page }) => {
    for (const path of ['/', STORY]) {
      await page.goto(path)
      const links = await page.locator('a[href]:visible, button:visible, summary:visible').count()
      const reached = new Set<string>()
      for (let step = 0; step < Math.min(links, 60); step += 1) {
        await page.keyboard.press('Tab')
        const focus = await page.evaluate(describeFocus)
        expect(focus.isMarked, `${path}: ${focus.name} shows no focus`).toBe(true)
        expect(focus.isSeen, `${path}: ${focus.name} is focused and out of sight`).toBe(true)
        reached.add(focus.name)
      }
      const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('link')
      for (const section of await sections.allTextContents()) expect([...reached], path).toContain(section)
    }
  })
})

test('at 320 pixels nothing has to be scrolled sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const { name, path } of PAGE_TYPES) {
    await page.goto(path)
    expect(await overflow(page), name).toBe(0)
  }
})

/** What axe found, in a line each. */
async function problemsOn(page: Page, allowed: typeof PAYLOADS_OWN = []): Promise<string[]> {
  // Legacy mode runs it in the page itself, seven times as fast; what it cannot see, frames of other sites, we have not got.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map((node) => `${id}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}`)
      .filter((problem) => !allowed.some(({ rule, within }) => problem.startsWith(`${rule}:`) && within.test(problem))),
  )
}

/** By how many pixels a page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

async function signedIn(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
}

/** Runs in the page. A headline's ring may be drawn by its card, which its link covers. */
function describeFocus(): { name: string; isMarked: boolean; isSeen: boolean } {
  const element = document.activeElement
  if (!element || element === document.body) return { name: 'nothing', isMarked: false, isSeen: false }
  const drawn = [element, element.closest('.card')].filter((each) => each !== null)
  const marks = drawn.flatMap((each) => [getComputedStyle(each), getComputedStyle(each, '::after')])
  const box = element.getBoundingClientRect()
  return {
    name: (element.textContent ?? '').trim(),
    isMarked: marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px'),
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }
}
