import { expect, test } from 'vitest'
import { isDatabaseAway } from './database-away.ts'

const coded = (code: string) => Object.assign(new Error('no'), { code })

test.each([
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
  new Error('Failed query: select 1', { cause: new Error('timeout exceeded when trying to connect') }),
  new Error('Failed query', { cause: new Error('again', { cause: coded('57P03') }) }),
  new Error('Error: cannot begin transaction: '),
  coded('ECONNREFUSED'),
  coded('53300'),
  coded('08006'),
])('%s is about the database itself', (error) => {
  expect(isDatabaseAway(error)).toBe(true)
})

test.each([
  new Error('no'),
  new TypeError('x is undefined'),
  coded('57014'),
  coded('23505'),
  'ECONNREFUSED',
  undefined,
])('%s is not', (error) => {
  expect(isDatabaseAway(error)).toBe(false)
})
