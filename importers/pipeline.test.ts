import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveFormat } from './archive/format.ts'
import { referencesIn } from './body/resolve-blocks.ts'
import { describeReport } from './import-report.ts'
import type { ImportWriter, KnownStory, StoryToWrite } from './import-writer.ts'
import type { StoryRecord } from './normalise.ts'
import { type ImportOptions, runImport } from './pipeline.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const story = (id: string, extra: object = {}) => ({
  id,
  headline: `Story ${id}`,
  section: { slug: 'news', name: 'News' },
  publishedAt: '2020-01-01T00:00:00Z',
  bodyMarkdown: 'Text',
  ...extra,
})
const related = (id: string, other: string, extra = {}) => ({
  ...story(id, extra),
  bodyMarkdown: undefined,
  body: [{ type: 'relatedStory', story: other }],
})

/** A newsroom in memory. It refuses stories with the headline "Refuse me", and the whole batch with them. */
function memoryWriter() {
  const stored = new Map<string, KnownStory & { record: StoryRecord; writes: number }>()
  const batches: number[] = []
  const entities: string[] = []
  const writer: ImportWriter = {
    knownStories: async (ids) =>
      new Map(ids.flatMap((id) => (stored.has(id) ? [[id, stored.get(id) as KnownStory]] : []))),
    async writeStories(stories: StoryToWrite[], isComing) {
      batches.push(stories.length)
      if (stories.some(({ record }) => record.headline === 'Refuse me')) throw new Error('refused')
      return stories.map(({ record, existing }) => {
        const named = referencesIn(record.blocks).targets.map(({ story }) => `s:${story}`)
        const missingStories = named.filter((id) => !stored.has(id))
        const hash = missingStories.some(isComing) ? 'waiting' : record.hash
        const writes = (stored.get(record.sourceId)?.writes ?? 0) + 1
        stored.set(record.sourceId, { id: existing?.id ?? record.sourceId, hash, state: 'live', record, writes })
        return { missingStories, warnings: [] }
      })
    },
    async writeEntity(entity) {
      entities.push(`${entity.type} ${entity.slug}`)
      return 'created'
    },
    hasNamed: async (kind, slug) => kind === 'sections' && slug === 'sport',
  }
  return { writer, stored, batches, entities }
}

function importLines(lines: (object | string)[], writer: ImportWriter, options: Partial<ImportOptions> = {}) {
  const file = join(folder, `${Math.random()}.jsonl`)
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return runImport({ file, format: archiveFormat, namespace: 's', images: false, writer, ...options })
}

describe('an import', () => {
  it('writes everything in batches, what stories need first', async () => {
    const { writer, batches, entities, stored } = memoryWriter()
    const lines = [
      ...Array.from({ length: 60 }, (_, number) => story(`${number}`)),
      { type: 'author', slug: 'desk', name: 'Desk' },
    ]
    const report = await importLines(lines, writer)
    expect(report.stories).toEqual({ created: 60, updated: 0, unchanged: 0 })
    expect(batches).toEqual([25, 25, 10])
    expect(entities).toEqual(['author desk'])
    expect(stored.size).toBe(60)
  })

  it('done again changes nothing; an edited line updates its story alone', async () => {
    const { writer, batches } = memoryWriter()
    await importLines([story('a'), story('b')], writer)
    batches.length = 0
    expect((await importLines([story('a'), story('b')], writer)).stories).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
    })
    expect(batches).toEqual([])
    expect((await importLines([story('a', { kicker: 'New' }), story('b')], writer)).stories).toEqual({
      created: 0,
      updated: 1,
      unchanged: 1,
    })
    expect(batches).toEqual([1])
  })

  it('reports bad lines with their number and reason, and writes the others of their batch', async () => {
    const { writer, stored } = memoryWriter()
    const report = await importLines(
      [
        story('a'),
        '{"id": "broken"',
        story('b', { publishedAt: '2020-01-01' }),
        story('c', { headline: 'Refuse me' }),
        story('d', { headline: '\u200b \u0000' }),
        story('e', { section: undefined }),
        story('f', { publishdAt: 'x' }),
        story('g', { body: [{ type: 'paragraph', children: [] }] }),
        story('h'),
      ],
      writer,
    )
    expect([...stored.keys()]).toEqual(['s:a', 's:h'])
    expect(report.failed).toBe(7)
    expect(report.problems.map(({ line }) => line).sort()).toEqual([2, 3, 4, 5, 6, 7, 8])
    const reasons = Object.fromEntries(report.problems.map(({ line, reason }) => [line, reason]))
    expect(reasons[3]).toContain('publishedAt: must be ISO 8601 with an offset')
    expect(reasons[4]).toBe('refused')
    expect(reasons[5]).toBe('headline: must not be blank')
    expect(reasons[6]).toContain('--section')
    expect(reasons[7]).toContain('publishdAt')
    expect(reasons[8]).toContain('exactly one of')
  })

  it('gives stories without a section the one of the command', async () => {
    const { writer, stored } = memoryWriter()
    await importLines([story('a', { section: undefined })], writer, { section: { slug: 'old', name: 'Old' } })
    expect(stored.get('s:a')?.record.section).toEqual({ slug: 'old', name: 'Old' })
  })

  it('writes a story again when one that it names has come, and only then', async () => {
    const { writer, stored } = memoryWriter()
    const lines = [related('a', 'b'), story('b', { publishedAt: '2021-01-01T00:00:00Z' }), related('c', 'nowhere')]
    const report = await importLines(lines, writer, { batchSize: 1 })
    expect(report.stories).toEqual({ created: 3, updated: 0, unchanged: 0 })
    expect([...stored].map(([id, { writes, hash }]) => [id, writes, hash === 'waiting'])).toEqual([
      ['s:a', 2, false],
      ['s:c', 1, false],
      ['s:b', 1, false],
    ])
    expect((await importLines(lines, writer)).stories.unchanged).toBe(3)
  })

  it('that broke off before the end is made good by the next', async () => {
    const { writer, stored } = memoryWriter()
    const lines = [related('a', 'b'), story('b', { publishedAt: '2021-01-01T00:00:00Z' })]
    const breaking: ImportWriter = {
      ...writer,
      writeStories: (stories, isComing) => {
        if (stories.some(({ record }) => record.id === 'b'))
          throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
        return writer.writeStories(stories, isComing)
      },
    }
    await expect(importLines(lines, breaking, { batchSize: 1 })).rejects.toThrow('gone')
    expect((await importLines(lines, writer)).stories).toEqual({ created: 1, updated: 1, unchanged: 0 })
    expect(stored.get('s:a')?.hash).toBe(stored.get('s:a')?.record.hash)
  })

  it('leaves alone what an editor threw away', async () => {
    const { writer, stored } = memoryWriter()
    await importLines([story('a')], writer)
    const known = stored.get('s:a')
    if (known) known.state = 'trash'
    expect((await importLines([story('a', { kicker: 'New' })], writer)).stories.unchanged).toBe(1)
  })

  it('as a dry run says the same and writes nothing', async () => {
    const { writer, stored, entities } = memoryWriter()
    const lines = [
      story('a'),
      'nonsense',
      story('b', { language: 'no language' }),
      { type: 'tag', slug: 'x', name: 'X' },
    ]
    const dry = await importLines(lines, writer, { dryRun: true })
    expect([stored.size, entities.length]).toEqual([0, 0])
    const real = await importLines(lines, writer)
    expect({ stories: dry.stories, problems: dry.problems }).toEqual({ stories: real.stories, problems: real.problems })
    expect(real.failed).toBe(2)
  })

  it('leaves pictures out and counts them, unless they are asked for', async () => {
    const { writer, stored } = memoryWriter()
    const picture = { path: 'a.jpg', alt: '' }
    const line = story('a', {
      leadImage: picture,
      leadCaption: 'Caption',
      bodyMarkdown: undefined,
      body: [{ type: 'image', image: picture }],
    })
    expect((await importLines([line], writer)).losses).toEqual({ image: 2 })
    expect(stored.get('s:a')?.record).toMatchObject({ blocks: [] })
    expect(stored.get('s:a')?.record.leadImage).toBeUndefined()
    await importLines([line], writer, { images: true })
    expect(stored.get('s:a')?.record.leadImage).toEqual({ path: 'a.jpg', alt: 'Caption' })
    expect(stored.get('s:a')?.record.blocks).toEqual([{ type: 'image', image: { path: 'a.jpg', alt: 'Story a' } }])
  })

  it('cleans texts of characters that no reader can see', async () => {
    const { writer, stored } = memoryWriter()
    await importLines([story('a', { headline: ' A\u0000\n B ', bodyMarkdown: 'x\u0007y' })], writer)
    expect(stored.get('s:a')?.record).toMatchObject({
      headline: 'A B',
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'xy' }] }],
    })
  })

  it('tried dry names what is missing, and the lines of authors, tags and sections', async () => {
    const { writer, stored } = memoryWriter()
    const lines = [
      { type: 'section', slug: 'arts', name: 'Arts' },
      { type: 'section', slug: 'film', name: 'Film', parent: 'nowhere' },
      { type: 'author', slug: 'desk', name: 'Desk' },
      story('1'),
      story('2', { section: 'sport' }),
      story('3', { section: 'arts' }),
      story('4', { section: 'mystery' }),
    ]
    const report = await importLines(lines, writer, { dryRun: true })
    expect(report).toMatchObject({ stories: { created: 3 }, entities: { created: 2 }, failed: 2 })
    expect(report.problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 parent: there is no section “nowhere”',
      '7 section: there is no “mystery”; give its name too, or a line of type section',
    ])
    expect(describeReport(report, 1)).toContain('2 created, 0 there already')
    expect(stored.size).toBe(0)
  })

  it('of a file that is none of ours says so once', async () => {
    const { writer } = memoryWriter()
    const empty = await importLines([], writer)
    expect(empty.isEmpty).toBe(true)
    expect(describeReport(empty, 1)).toContain('not one line')
    const wrong = await importLines(Array(50).fill('id;headline'), writer)
    expect(wrong.failed).toBe(50)
    const told = describeReport(wrong, 1)
    expect(told).toContain('… and 45 more')
    expect(told).toContain('is it a file of JSON lines in this form?')
  })

  it.each([
    [{ headline: undefined }, 'headline: is missing'],
    [{ headline: 7 }, 'headline: must be text'],
    [{ headline: '' }, 'headline: must not be blank'],
    [{ kicker: 'x'.repeat(61) }, 'kicker: must have at most 60 characters'],
    [{ isPaid: 'yes' }, 'isPaid: must be true or false'],
    [{ authors: {} }, 'authors: must be a list'],
    [{ tags: [{ slug: 'a', name: 'A', kind: 'thing' }] }, 'tags.0.kind: must be "person" or "organisation" or'],
    [{ section: 12 }, 'section: has none of the forms'],
    [{ headlin: 'x' }, 'has keys that are not known here: “headlin”'],
  ])('says of %j what is wrong', async (extra, reason) => {
    const { problems } = await importLines([story('1', extra)], memoryWriter().writer)
    expect(problems[0]?.reason).toContain(reason)
  })
})
