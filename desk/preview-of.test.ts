import { expect, test } from 'vitest'
import { previewOf } from './preview-of.ts'

test('own words for search engines come before headline and standfirst', () => {
  const story = {
    headline: 'Headline',
    standfirst: 'Standfirst',
    seoTitle: 'For engines',
    seoDescription: 'In their words',
  }
  expect(previewOf(story)).toMatchObject({ title: 'For engines', description: 'In their words' })
  expect(previewOf({ ...story, seoTitle: ' ', seoDescription: '' })).toMatchObject({
    title: 'Headline',
    description: 'Standfirst',
  })
})

test('without a standfirst the text itself begins the description', () => {
  const body = { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: 'It began at dawn.' }] }] } }
  expect(previewOf({ body }).description).toBe('It began at dawn.')
})

test('long texts end at a whole word', () => {
  const { title } = previewOf({ headline: 'word '.repeat(40) })
  expect(title).toMatch(/word …$/)
  expect(title.length).toBeLessThan(66)
})

test('an empty draft has a name and an address to imagine', () => {
  expect(previewOf({})).toEqual({
    title: 'Untitled story',
    description: '',
    crumbs: ['section', 'made-from-the-headline'],
  })
})
