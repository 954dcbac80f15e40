type Item = { paragraph: Element; level: number; isOrdered: boolean; listId: string }

/**
 * Word has no lists on the clipboard: paragraphs carry their list and level in a style, and their bullet or number as text.
 * Neighbours of one list become a list, deeper ones a list within it.
 */
export function listsFromWord(body: Element): void {
  for (const run of runsOf(
    [...body.querySelectorAll('p[style*="mso-list"]')].flatMap((paragraph) => itemOf(paragraph) ?? []),
  )) {
    const first = run[0]
    if (!first) continue
    const placeholder = body.ownerDocument.createElement('div')
    first.paragraph.before(placeholder)
    placeholder.replaceWith(listOf(run, Math.min(...run.map(({ level }) => level))))
  }
}

function itemOf(paragraph: Element): Item | undefined {
  const [, listId = '', level = '1'] =
    /mso-list:\s*(l\d+)\s+level(\d+)/.exec(paragraph.getAttribute('style') ?? '') ?? []
  if (!listId) return undefined
  const marker = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')
  const isOrdered = /^\(?[\da-z]{1,5}[.)]/i.test(marker?.textContent?.trim() ?? '')
  marker?.remove()
  return { paragraph, level: Number(level), isOrdered, listId }
}

/** Items that stand side by side in the document and belong to one list. */
function runsOf(items: Item[]): Item[][] {
  const runs: Item[][] = []
  for (const item of items) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const isNext = before && before.listId === item.listId && before.paragraph.nextElementSibling === item.paragraph
    if (last && isNext) last.push(item)
    else runs.push([item])
  }
  return runs
}

/** The list of the items from the first on that stand at `level` or deeper; it takes them from the front of `items`. */
function listOf(items: Item[], level: number): Element {
  const document = items[0]?.paragraph.ownerDocument as Document
  const list = document.createElement(items[0]?.isOrdered ? 'ol' : 'ul')
  while (items[0] && items[0].level >= level) {
    if (items[0].level > level && list.lastElementChild) {
      list.lastElementChild.append(listOf(items, items[0].level))
      continue
    }
    const { paragraph } = items.shift() as Item
    const entry = document.createElement('li')
    entry.append(...paragraph.childNodes)
    paragraph.remove()
    list.append(entry)
  }
  return list
}
