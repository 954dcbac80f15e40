import type { PayloadRequest } from 'payload'
import { userCan } from '../../collections/access.ts'
import type { Sql } from '../../lib/sql.ts'
import { readReleases } from '../../newsroom/schedule/read-releases.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskMoment } from '../desk-time.ts'

/** A release that something can be put into, as a panel offers it. */
export type OpenRelease = { id: string; name: string; due?: string }

/** Those whose moment is over take nothing more. */
export async function openReleases(sql: Sql, clock: Clock): Promise<OpenRelease[]> {
  const releases = await readReleases(sql, { isLive: false, from: new Date().toISOString(), limit: 100 })
  return releases.map(({ id, name, due }) => ({ id, name, ...(due && { due: deskMoment(due, clock) }) }))
}

export function mayRelease(req: PayloadRequest): boolean {
  return userCan(req, 'releases', 'update')
}
