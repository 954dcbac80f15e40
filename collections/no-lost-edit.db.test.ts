import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { pick, type Random, seededRandom } from '../lib/random.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { goLiveNext } from '../newsroom/schedule/go-live.ts'
import type { Section } from '../payload-types.ts'
import { type Answer, makeAccount, rest } from './testing/rest.ts'
import { askForNothing, make, makeStory, ownerSql } from './testing/stock.ts'

/**
 * Two editors with two tabs each do at random what the desk lets them do, some of it at once. Every save adds a word of its own to
 * what its tab shows, and now and then takes one out. Whatever was answered 200 must be in a version, unless the same form took it
 * out again; a save must have known the text that it stands upon; and one version must be the latest.
 */
const INTERLEAVINGS = 1000
/** Stories that are worked on side by side. */
const LANES = 4
const STEPS = 6

let payload: Payload
let sql: Sql
let section: Section
let people: { id: string; token: string }[]
/** How often each kind of step was done, not only tried: of a test in which all is refused nothing follows. */
const done: Record<string, number> = {}

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  await askForNothing(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  people = await Promise.all(['asha', 'ravi'].map((name) => makeAccount(payload, name, 'editor')))
})

/** What a browser tab knows: the text that it shows, and the revision that this was made from. */
type Tab = { name: string; account: string; token: string; form: string; revision: number | null; text: string }
type Model = {
  id: string
  tabs: Tab[]
  random: Random
  /** Words that were answered as saved, with the form that wrote them. */
  acknowledged: Map<string, { form: string; step: string }>
  /** The text of each revision, as it was answered. */
  texts: Map<number, string>
  /** What each save was, by its revision. */
  saves: Map<number, { step: string; dropped: string | undefined }>
  log: string[]
  words: number
}
/** Resolves to whether it was done. */
type Step = (model: Model, tab: Tab) => Promise<boolean>

const STEP_KINDS: Record<string, Step> = {
  autosave: (model, tab) => save(model, tab, { query: '?draft=true&autosave=true', status: 'draft' }),
  'save draft': (model, tab) => save(model, tab, { query: '?draft=true', status: 'draft' }),
  publish: (model, tab) => save(model, tab, { query: '', status: 'published' }),
  async reload(model, tab) {
    const { status, body } = await rest('GET', `articles/${model.id}?draft=true&depth=0&trash=true`, {
      token: tab.token,
    })
    if (status !== 200) return false
    Object.assign(tab, {
      revision: body.revision ?? null,
      text: body.standfirst ?? '',
      form: `${tab.account}-${tab.name}-${model.words}`,
    })
    return true
  },
  async restore(model, tab) {
    const versions = await sql<{ id: string }>`
      select id from _articles_v where parent_id = ${model.id} order by version_revision, id limit 50`
    const query = model.random() < 0.5 ? '?draft=true' : ''
    const answering = rest('POST', `articles/versions/${pick(model.random, versions).id}${query}`, { token: tab.token })
    return isDone(await note(model, `restore${query}`, answering))
  },
  async 'trash or fetch back'(model, tab) {
    const deletedAt = model.random() < 0.5 ? new Date().toISOString() : null
    const query = deletedAt ? '' : '?trash=true'
    const answering = rest('PATCH', `articles/${model.id}${query}`, { token: tab.token, json: { deletedAt } })
    return isDone(await note(model, 'trash', answering))
  },
  async 'bulk edit'(model, tab) {
    const query = `?where[id][equals]=${model.id}${model.random() < 0.5 ? '&draft=true' : ''}`
    const json = { kicker: `K${model.words}` }
    return isDone(await note(model, 'bulk', rest('PATCH', `articles${query}`, { token: tab.token, json })))
  },
  /** What the tab shows is approved and scheduled, others write on, and its time comes. */
  async schedule(model, tab) {
    const { id, random } = model
    const post = async (path: string, json: object) => {
      const answer = await rest('POST', `articles/${id}/${path}`, { token: tab.token, json })
      model.log.push(`${tab.name}: ${path} ${answer.status}`)
      // Not from where it stands, or saved in between: whoever asked knows.
      if (![200, 403, 404, 409, 503].includes(answer.status)) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
      return answer
    }
    const approved = await post('transitions', { action: 'approve', revision: tab.revision, savedInForm: tab.form })
    const revision = isDone(approved) ? approved.body.revision : tab.revision
    const scheduled = await post('schedule', { at: '2031-03-01T18:00', revision })
    if (!isDone(scheduled)) return false
    await setTimeout(random() * 60)
    await sql`update newsroom.schedules set due = now() where document_id = ${id}`
    await goLiveNext(payload)
    return true
  },
  async unpublish(model, tab) {
    const answering = rest('PATCH', `articles/${model.id}`, { token: tab.token, json: { _status: 'draft' } })
    return isDone(await note(model, 'unpublish', answering))
  },
}
/** What people mostly do: look, and write. */
const OFTEN: Record<string, number> = { autosave: 6, 'save draft': 2, reload: 5, schedule: 2 }
const KINDS = Object.keys(STEP_KINDS).flatMap((kind) => Array.from({ length: OFTEN[kind] ?? 1 }, () => kind))

/** A run gives about three times as much; a schedule is refused where nothing is approved, a publish where somebody else has saved. */
const LEAST_DONE: Record<string, number> = { autosave: 350, 'save draft': 100, reload: 1000, publish: 35, schedule: 60 }
const LEAST_OF_OTHERS = 140

const isDone = ({ status }: Answer) => status === 200

async function take(kind: string, model: Model, tab: Tab): Promise<void> {
  if (await STEP_KINDS[kind]?.(model, tab)) done[kind] = (done[kind] ?? 0) + 1
}

async function save(model: Model, tab: Tab, { query, status }: { query: string; status: string }): Promise<boolean> {
  model.words += 1
  const word = `w${model.words}`
  const known = tab.text.split(' ').filter(Boolean)
  const dropped = model.random() < 0.4 && known.length > 0 ? pick(model.random, known) : undefined
  const text = [...known.filter((each) => each !== dropped), word].join(' ')
  const { form } = tab
  const json = { standfirst: text, revision: tab.revision, savedInForm: form, _status: status }
  const step = `${tab.name} saves ${word}${dropped ? ` without ${dropped}` : ''} on ${tab.revision}${query} ${status}`
  const answer = await note(model, step, rest('PATCH', `articles/${model.id}${query}`, { token: tab.token, json }))
  if (!isDone(answer)) return false
  const { revision } = answer.body.doc as unknown as { revision: number }
  model.saves.set(revision, { step, dropped })
  model.acknowledged.set(word, { form, step })
  // What a form takes out of its own unbroken work is nobody's loss.
  if (dropped && model.acknowledged.get(dropped)?.form === form) model.acknowledged.delete(dropped)
  tab.text = text
  // Sometimes the answer is lost on its way, or comes after the next save.
  if (model.random() < 0.8) tab.revision = revision
  return true
}

async function note(model: Model, step: string, answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering
  const { body, status } = answer
  const { revision, standfirst } = (body.doc ?? body.docs?.[0] ?? body) as { revision?: number; standfirst?: string }
  model.log.push(`${step}: ${status}${revision ? ` is ${revision}` : ''}`)
  if (status === 200 && revision) model.texts.set(revision, standfirst ?? '')
  // Gone while in the trash, waiting too long for others, or (of many at once) saved in between: nothing was done, and whoever
  // asked knows.
  if (![200, 403, 404, 409, 503].includes(answer.status) && !(answer.status === 400 && step === 'bulk'))
    throw new Error(`${step} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

async function interleave(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const { id } = await makeStory(payload, {
    section: section.id,
    standfirst: 'w0',
    _status: random() < 0.5 ? 'draft' : 'published',
  })
  const tabs = ['Asha 1', 'Asha 2', 'Ravi 1', 'Ravi 2'].map((name) => {
    const { id: account = '', token = '' } = people[name.startsWith('Asha') ? 0 : 1] ?? {}
    return { name, token, account, form: `${account}-${name}`, revision: 1, text: 'w0' }
  })
  const model: Model = {
    id,
    tabs,
    random,
    acknowledged: new Map(),
    texts: new Map([[1, 'w0']]),
    saves: new Map(),
    log: [],
    words: 0,
  }
  for (let step = 0; step < STEPS; step += 1) {
    const atOnce = 1 + Math.floor(random() * 3)
    const busy = tabs.toSorted(() => random() - 0.5).slice(0, atOnce)
    await Promise.all(busy.map((tab) => take(pick(random, KINDS), model, tab)))
  }
  await check(model, seed)
}

async function check({ id, acknowledged, texts, saves, log }: Model, seed: number): Promise<void> {
  const versions = await sql<{ text: string | null; latest: boolean; revision: string; newest: boolean }>`
    select version_standfirst as text, latest, version_revision as revision,
      updated_at = max(updated_at) over () as newest
    from _articles_v where parent_id = ${id} order by version_revision`
  const kept = new Set(versions.flatMap(({ text }) => (text ?? '').split(' ')))
  const story = `seed ${seed}:\n${log.join('\n')}`
  const lost = [...acknowledged].filter(([word]) => !kept.has(word))
  expect(lost, story).toEqual([])
  for (const [revision, { step, dropped }] of saves) {
    const before = (texts.get(revision - 1) ?? '').split(' ').filter(Boolean)
    const words = (texts.get(revision) ?? '').split(' ')
    const unseen = before.filter((word) => word !== dropped && !words.includes(word))
    expect(unseen, `${step}\n${story}`).toEqual([])
  }
  expect(versions.filter(({ latest }) => latest).length, story).toBe(1)
  // Latest for Payload, by the number and by the time: all the same one.
  expect(versions.at(-1), story).toMatchObject({ latest: true, newest: true })
  expect(new Set(versions.map(({ revision }) => revision)).size, story).toBe(versions.length)
}

test(`${INTERLEAVINGS} random interleavings: no acknowledged edit is lost, and one version is the latest`, async () => {
  let next = 1
  const work = async () => {
    while (next <= INTERLEAVINGS) {
      const seed = next
      next += 1
      await interleave(seed)
    }
  }
  await Promise.all(Array.from({ length: LANES }, work))
  for (const kind of Object.keys(STEP_KINDS))
    expect(done[kind] ?? 0, `${kind} of ${JSON.stringify(done)}`).toBeGreaterThan(LEAST_DONE[kind] ?? LEAST_OF_OTHERS)
}, 900_000)
