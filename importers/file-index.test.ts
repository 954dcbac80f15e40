import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveFormat } from './archive/format.ts'
import { indexFile } from './file-index.ts'
import { peek } from './normalise.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-index-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: string | Buffer, longestLine?: number) {
  const path = join(folder, 'file.jsonl')
  writeFileSync(path, content)
  const index = await indexFile(path, { peek: (value) => peek(value, archiveFormat), longestLine })
  const ids = async (entries: Uint32Array) =>
    Promise.all([...entries].map(async (entry) => ((await index.read(entry)) as { id: string }).id))
  const result = {
    entities: await ids(index.entities),
    stories: await ids(index.stories),
    lines: [...index.stories].map(index.lineOf),
    problems: index.problems,
    hasStory: index.hasStory,
  }
  await index.close()
  return result
}

const story = (id: string, publishedAt = '2020-01-01T00:00:00Z', extra = {}) =>
  JSON.stringify({ id, publishedAt, ...extra })

describe('the index of a file', () => {
  it('orders stories by their moment, whatever the zone, and keeps the order of equals', async () => {
    const { stories, lines } = await read(
      [story('c', '2020-01-01T00:30:00+05:30'), story('d'), story('e'), story('b', '2019-12-31T18:59:00Z'), ''].join(
        '\n',
      ),
    )
    expect(stories).toEqual(['b', 'c', 'd', 'e'])
    expect(lines).toEqual([4, 1, 2, 3])
  })

  it('puts sections, tags and authors first, as they come', async () => {
    const line = (type: string, id: string) => JSON.stringify({ type, id })
    const { entities } = await read(
      [story('s'), line('author', 'a'), line('section', 'y'), line('tag', 't'), line('section', 'x')].join('\n'),
    )
    expect(entities).toEqual(['y', 'x', 't', 'a'])
  })

  it('reads a mark at the beginning, Windows line ends, blank lines and a last line without an end', async () => {
    const { stories, lines, problems } = await read(`\ufeff${story('a')}\r\n\r\n   \n${story('é—日本')}`)
    expect(stories).toEqual(['a', 'é—日本'])
    expect(lines).toEqual([1, 4])
    expect(problems).toEqual([])
  })

  it('reads lines that are longer than a chunk of the file', async () => {
    const { stories } = await read([story('a', undefined, { x: 'é'.repeat(400_000) }), story('b')].join('\n'))
    expect(stories).toEqual(['a', 'b'])
  })

  it('names every line that is no JSON object, with its number', async () => {
    const { stories, problems } = await read(
      Buffer.concat([
        Buffer.from(`${story('a')}\n{"id":\n[1]\n"x"\nnull\n{"type":"poem"}\n`),
        Buffer.from([0x22, 0xff, 0x22]),
        Buffer.from(`\n${story('b')}`),
      ]),
    )
    expect(stories).toEqual(['a', 'b'])
    expect(problems.map(({ line, reason }) => [line, reason.split(':')[0]])).toEqual([
      [2, 'is not valid JSON'],
      [3, 'is not a JSON object'],
      [4, 'is not a JSON object'],
      [5, 'is not a JSON object'],
      [6, 'type'],
      [7, 'is not valid UTF-8'],
    ])
  })

  it('reports a line that is too long and goes on behind it', async () => {
    const { stories, problems } = await read(
      [story('a'), story('x', undefined, { x: 'x'.repeat(2000) }), story('b')].join('\n'),
      1000,
    )
    expect(stories).toEqual(['a', 'b'])
    expect(problems).toEqual([{ line: 2, reason: 'is longer than 1000 bytes' }])
  })

  it('reports an id that comes again and keeps the first', async () => {
    const { lines, problems, hasStory } = await read(
      [story('a'), story('b'), story('a', '2001-01-01T00:00:00Z')].join('\n'),
    )
    expect(lines).toEqual([1, 2])
    expect(problems).toEqual([{ line: 3, reason: 'id: line 1 has the same one' }])
    expect([hasStory('b'), hasStory('c')]).toEqual([true, false])
  })

  it('of an empty file is empty', async () => {
    expect((await read('')).stories).toEqual([])
  })
})
