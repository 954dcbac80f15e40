import { beforeEach, expect, test } from 'vitest'
import { type KnownPictures, rememberPictures } from './known-pictures.ts'

let publicOnes: Set<string>
let asked: string[]
let pictures: KnownPictures

beforeEach(() => {
  publicOnes = new Set(['a'])
  asked = []
  pictures = rememberPictures(ask, { isTold: true })
})

async function ask(hash: string): Promise<boolean> {
  asked.push(hash)
  return publicOnes.has(hash)
}

const change = (...tags: string[]) => pictures.apply({ id: 1, tags, gone: [] })

test('whether a picture is public is looked up once, until that changes', async () => {
  for (const _ of [1, 2]) expect([await pictures.isPublic('a'), await pictures.isPublic('b')]).toEqual([true, false])
  expect(asked).toEqual(['a', 'b'])
  publicOnes = new Set(['b'])
  change('media:a', 'media:b', 'doc:1')
  expect([await pictures.isPublic('a'), await pictures.isPublic('b')]).toEqual([false, true])
})

test('where nobody tells of changes, nothing is remembered', async () => {
  pictures = rememberPictures(ask, { isTold: false })
  expect([await pictures.isPublic('a'), await pictures.isPublic('b')]).toEqual([true, false])
  publicOnes = new Set(['b'])
  expect([await pictures.isPublic('a'), await pictures.isPublic('b')]).toEqual([false, true])
})

test.each([
  ['the change of everything', () => change('all')],
  ['a gap in what was told', () => pictures.clear()],
])('%s leaves nothing', async (_what, forget) => {
  await pictures.isPublic('a')
  await pictures.isPublic('b')
  forget()
  await pictures.isPublic('a')
  await pictures.isPublic('b')
  expect(asked).toEqual(['a', 'b', 'a', 'b'])
})

test('what was asked before a change and is answered after it is not remembered', async () => {
  const early = pictures.isPublic('a')
  change('media:a')
  await early
  await pictures.isPublic('a')
  expect(asked).toEqual(['a', 'a'])
})

test('a flood of what is no picture drives out none that is', async () => {
  await pictures.isPublic('a')
  for (let number = 0; number < 60_000; number += 1) await pictures.isPublic(`none ${number}`)
  asked = []
  await pictures.isPublic('a')
  expect(asked).toEqual([])
  await pictures.isPublic('none 0')
  expect(asked).toEqual(['none 0'])
})
