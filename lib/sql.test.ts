import { expect, test, vi } from 'vitest'
import { fragment, rawFragment, sqlOn } from './sql.ts'

test('fragments become text with their own parameters, values become parameters', async () => {
  const { statements, sql } = recorded(sqlOn)
  await sql`select ${fragment`name, ${1}`} from t where id = ${2}`
  expect(statements).toEqual([['select name, $1 from t where id = $2', [1, 2]]])
})

test('a fragment of another copy of this module is one too: Next bundles a copy for each kind of route', async () => {
  vi.resetModules()
  const copy = await import('./sql.ts')
  expect(copy.sqlOn).not.toBe(sqlOn)
  const { statements, sql } = recorded(copy.sqlOn)
  await sql`select ${fragment`name`} from t`
  expect(statements).toEqual([['select name from t', []]])
})

test('what only looks like a fragment stays a parameter', async () => {
  const { statements, sql } = recorded(sqlOn)
  const lookalike = JSON.parse('{"strings":["drop table t"],"values":[]}')
  await sql`select ${lookalike}`
  expect(statements).toEqual([['select $1', [lookalike]]])
})

test('a value is a parameter and never text', async () => {
  const { statements, sql } = recorded(sqlOn)
  const name = `'; drop table users; --`
  await sql`select ${1} where name = ${name} and id = any (${['a', 'b']})`
  expect(statements).toEqual([['select $1 where name = $2 and id = any ($3)', [1, name, ['a', 'b']]]])
})

test('fragments in fragments are numbered in the order of the whole statement', async () => {
  const { statements, sql } = recorded(sqlOn)
  const inner = fragment`b = ${'b'}`
  const outer = fragment`a = ${'a'} and (${inner}) and c = ${'c'}`
  await sql`select ${0} from ${rawFragment('edition.tags')} where ${outer} or ${inner} limit ${9}`
  expect(statements).toEqual([
    ['select $1 from edition.tags where a = $2 and (b = $3) and c = $4 or b = $5 limit $6', [0, 'a', 'b', 'c', 'b', 9]],
  ])
})

function recorded(make: typeof sqlOn) {
  const statements: unknown[] = []
  const query = async ({ text, values, name }: { text: string; values: unknown[]; name?: string }) => {
    statements.push(name ? [text, values, name] : [text, values])
    return { rows: [] }
  }
  return { statements, sql: make({ query } as unknown as Parameters<typeof sqlOn>[0]) }
}

test('a prepared statement has a name of its text, the same each time and for no other', async () => {
  const { statements, sql } = recorded((connection) => sqlOn(connection, { prepared: true }))
  for (const id of [1, 2]) await sql`select name from t where id = ${id}`
  await sql`select slug from t where id = ${1}`
  const names = (statements as unknown[][]).map(([, , name]) => String(name))
  expect(names[0]).toMatch(/^broadsheet [0-9a-f]{24}$/)
  expect(names[1]).toBe(names[0])
  expect(names[2]).not.toBe(names[0])
})
