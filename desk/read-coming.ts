import type { Sql } from '../lib/sql.ts'
import { readReleases } from '../newsroom/schedule/read-releases.ts'
import { readSchedules } from '../newsroom/schedule/schedules.ts'
import { nameOfStory } from '../newsroom/untitled.ts'
import { sizeInWords } from './releases/release-words.ts'

/** What the clock will publish: a text, or all of a release. */
export type Coming = { href: string; title: string; due: string; isLate: boolean; detail?: string; problem?: string }

/**
 * What is due before a time, also what is late unless a beginning is given. What is in a release stands there once, under its name; for whoever may not read
 * releases, each text by itself.
 * @param from, until - ISO 8601, the first included and the second not
 */
export async function readComing(
  sql: Sql,
  { from, until, limit, mayReadReleases }: { from?: string; until: string; limit: number; mayReadReleases: boolean },
): Promise<Coming[]> {
  const [schedules, releases] = await Promise.all([
    readSchedules(sql, { from, until, isAlone: mayReadReleases, limit }),
    mayReadReleases ? readReleases(sql, { isLive: false, from, until, limit }) : [],
  ])
  const alone = schedules.filter(({ collection }) => collection !== 'redirects')
  return [
    ...releases
      .filter(({ size }) => size > 0)
      .map(({ id, name, due = '', isLate, problem, size }) => ({
        ...{ href: `/admin/releases/${id}`, title: name, due, isLate, detail: sizeInWords(size) },
        ...(problem && { problem }),
      })),
    ...alone.map(({ collection, documentId, title, due = '', isLate, problem }) => ({
      ...{ href: `/admin/collections/${collection}/${documentId}`, title: nameOfStory(title), due, isLate },
      ...(problem && { problem }),
    })),
  ]
    .sort((one, other) => (one.due < other.due ? -1 : 1))
    .slice(0, limit)
}
