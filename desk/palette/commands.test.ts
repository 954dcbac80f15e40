import { expect, test } from 'vitest'
import { commandsFor, find } from './commands.ts'

const all = commandsFor('admin', () => true)
const labels = (typed: string) => find(all, typed).map(({ label }) => label)

test('a command is found by the beginnings of its words, in any order, and by others for the same', () => {
  expect(labels('wri')).toEqual(['Write a story'])
  expect(labels('story write')).toEqual(['Write a story'])
  expect(labels('dashboard')).toEqual(['Go to the desk'])
  expect(labels('xyz')).toEqual([])
  expect(labels('')).toHaveLength(all.length)
  expect(labels('tag')[0]).toBe('Tags')
})

test('nobody is offered what their role does not do, or what is not on the page', () => {
  const ids = (role: 'admin' | 'contributor') => commandsFor(role, () => false).map(({ id }) => id)
  expect(ids('contributor')).not.toContain('jobs')
  expect(ids('contributor')).not.toContain('redirects')
  expect(ids('contributor')).not.toContain('history')
  expect(ids('admin')).toContain('history')
  expect(ids('admin')).toContain('redirects')
  expect(ids('admin')).not.toContain('approve')
})
