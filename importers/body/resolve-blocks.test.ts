import { describe, expect, it } from 'vitest'
import type { ArchiveBlock } from '../archive/body-schema.ts'
import { referencesIn, resolveBlocks } from './resolve-blocks.ts'

const picture = (name: string) => ({ path: `${name}.jpg`, alt: name })
const words = (text: string) => ({ type: 'text' as const, text })
const resolver = {
  image: (image: { alt: string }) => (image.alt === 'missing' ? undefined : `media-${image.alt}`),
  document: ({ story, slug }: { story?: string; slug?: string }) =>
    story === 'missing' ? undefined : `doc-${story ?? slug}`,
}
const resolve = (...blocks: ArchiveBlock[]) => resolveBlocks(blocks, resolver)

describe('what a body names', () => {
  it('is found wherever it stands', () => {
    const link = (story: string) => ({
      type: 'internalLink' as const,
      to: 'articles' as const,
      story,
      children: [words('x')],
    })
    const blocks: ArchiveBlock[] = [
      {
        type: 'list',
        ordered: false,
        items: [{ children: [], list: { type: 'list', ordered: false, items: [{ children: [link('a')] }] } }],
      },
      { type: 'table', rows: [[{ header: false, children: [link('b')] }]] },
      { type: 'quote', paragraphs: [[link('c')]] },
      { type: 'factBox', title: 'x', body: [{ type: 'paragraph', children: [link('d')] }] },
      { type: 'gallery', images: [{ image: picture('one') }] },
      { type: 'image', image: picture('two') },
      { type: 'relatedStory', story: 'e' },
    ]
    const { images, targets } = referencesIn(blocks)
    expect(targets.map((target) => target.story)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(images.map((image) => image.alt)).toEqual(['one', 'two'])
  })

  it('becomes ids', () => {
    expect(
      resolve(
        { type: 'paragraph', children: [{ type: 'internalLink', to: 'tags', slug: 'x', children: [words('x')] }] },
        { type: 'relatedStory', story: 'a' },
        { type: 'image', image: picture('one'), caption: 'One' },
      ),
    ).toEqual([
      { type: 'paragraph', children: [{ type: 'internalLink', to: 'tags', id: 'doc-x', children: [words('x')] }] },
      { type: 'relatedStory', storyId: 'doc-a' },
      { type: 'image', mediaId: 'media-one', caption: 'One' },
    ])
  })

  it('and is not there leaves the text whole', () => {
    const link = {
      type: 'internalLink' as const,
      to: 'articles' as const,
      story: 'missing',
      children: [words('words')],
    }
    expect(
      resolve(
        { type: 'paragraph', children: [link, { ...link, href: 'https://old.test/' }] },
        { type: 'relatedStory', story: 'missing' },
        { type: 'image', image: picture('missing') },
        { type: 'embed', url: 'https://unknown.test/v' },
      ),
    ).toEqual([
      {
        type: 'paragraph',
        children: [words('words'), { type: 'link', href: 'https://old.test/', children: [words('words')] }],
      },
      {
        type: 'paragraph',
        children: [{ type: 'link', href: 'https://unknown.test/v', children: [words('https://unknown.test/v')] }],
      },
    ])
  })
})

describe('a gallery', () => {
  const gallery = (...names: string[]): ArchiveBlock => ({
    type: 'gallery',
    title: 'G',
    images: names.map((name) => ({ image: picture(name) })),
  })

  it('with one picture left is a picture, with none nothing', () => {
    expect(resolve(gallery('a', 'missing'), gallery('missing'))).toEqual([
      { type: 'image', mediaId: 'media-a', caption: 'G' },
    ])
  })

  it('with more pictures than the editor takes becomes two', () => {
    const many = Array.from({ length: 42 }, (_, number) => `p${number}`)
    expect(resolve(gallery(...many)).map((block) => block.type === 'gallery' && block.images.length)).toEqual([40, 2])
  })
})
