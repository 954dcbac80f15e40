import { describe, expect, it } from 'vitest'
import type { Front } from '../payload-types.ts'
import { buildFront } from './build-front.ts'

const SITE = '00000000-0000-0000-0000-000000000000'
const front = (slots: unknown[], more: Partial<Front> = {}): Front =>
  ({ id: 'f1', frontOf: 'site', slots, updatedAt: '', createdAt: '', ...more }) as Front

describe('a front’s row', () => {
  it('is the same for documents that come as ids and as documents', () => {
    const slot = (story: unknown, tag: unknown) => ({ kind: 'list', fill: 'tag', tag, items: [{ story }] })
    expect(buildFront(front([slot({ id: 's1' }, { id: 't1' })]))).toEqual(buildFront(front([slot('s1', 't1')])))
  })

  it('names its picks, the lists it reads with its own first, and its pictures, each once', () => {
    const row = buildFront(
      front([
        { kind: 'list', count: 2, fill: 'tag', tag: 't1', items: [{ story: 's1' }, { story: 's2' }] },
        { kind: 'list', fill: 'author', author: 'a1', items: [{ story: 's1' }] },
        { kind: 'list', fill: 'tag', tag: 't1' },
        { kind: 'promo', title: 'Tea', href: '/about', picture: 'm1' },
        { kind: 'podcast', title: 'Bell', href: '/about', picture: 'm1' },
      ]),
    )
    expect(row).toMatchObject({
      section_id: null,
      story_ids: ['s1', 's2'],
      list_ids: [SITE, 't1', 'a1'],
      media_ids: ['m1'],
    })
    expect(row.depth).toBe(2 + 4 + 4)
  })

  it('of a section fills itself from that section', () => {
    const row = buildFront(front([{ kind: 'list', fill: 'newest' }], { frontOf: 'section', section: 'p1' }))
    expect(row).toMatchObject({ section_id: 'p1', list_ids: ['p1'], slots: [{ fill: { by: 'newest', id: 'p1' } }] })
  })

  it('fills a slot whose tag is gone from its own newest', () => {
    expect(buildFront(front([{ kind: 'list', fill: 'tag', tag: null }])).slots).toMatchObject([{ fill: { id: SITE } }])
  })

  it('looks further for a lead, which wants a picture', () => {
    expect(buildFront(front([{ kind: 'lead' }])).depth).toBe(21)
  })

  it('keeps what a slot was before its kind was changed to itself', () => {
    const slot = {
      title: 'Tea',
      text: 'At four.',
      href: '/about',
      picture: 'm1',
      kicker: 'Event',
      items: [{ story: 's1' }],
    }
    const [lead] = buildFront(front([{ kind: 'lead', ...slot }])).slots
    expect(lead).toEqual({ kind: 'lead', room: 1, picks: [{ storyId: 's1' }], fill: { by: 'newest', id: SITE } })
    const promo = buildFront(front([{ kind: 'promo', ...slot }]))
    expect(promo.story_ids).toEqual([])
    expect(promo.slots[0]).not.toHaveProperty('picks')
    expect(buildFront(front([{ kind: 'list', ...slot }])).media_ids).toEqual([])
  })

  it('leaves out a promo that lacks what readers need', () => {
    expect(buildFront(front([{ kind: 'promo', title: 'Tea' }])).slots).toEqual([])
  })

  it('gives times in one form', () => {
    const [slot] = buildFront(front([{ kind: 'list', from: '2026-11-24T10:00:00+05:30' }])).slots
    expect(slot?.from).toBe('2026-11-24T04:30:00.000Z')
  })
})
