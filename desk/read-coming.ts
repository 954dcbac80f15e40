import type { Sql } from '../lib/sql.ts'
import { readReleases } from '../newsroom/schedule/read-releases.ts'
import { readSchedules } from '../newsroom/schedule/schedules.ts'
import { nameOfStory } from '../newsroom/untitled.ts'
import { sizeInWords } from './releases/release-words.ts'

/** What the clock will publish: a text, or all of a release. */
export type Coming = { href: string; title: string; due: string; isLate: boolean; detail?: string; problem?: string }

/** What is due before a time, also what is late; what is in a release stands there once, under its name. @param until - ISO 8601 */
export async function readComing(sql: Sql, { until, limit }: { until: string; limit: number }): Promise<Coming[]> {
  const [alone, releases] = await Promise.all([
    readSchedules(sql, { until, isAlone: true, limit }),
    readReleases(sql, { isLive: false, until, limit }),
  ])
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
