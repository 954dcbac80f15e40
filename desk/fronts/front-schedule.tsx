'use client'

import { useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { PutIntoRelease } from '../releases/put-into-release.tsx'
import { ScheduleForm } from '../workflow/schedule-form.tsx'
import { ScheduleLine } from '../workflow/schedule-line.tsx'
import { useKeptFocus } from '../workflow/use-kept-focus.ts'
import { useLookWhenDue } from '../workflow/use-look-when-due.ts'
import type { FrontStanding } from './front-schedule-endpoints.ts'

/** When a front goes live, for whoever publishes it: by itself, or with a release. Read anew after each save. */
export function FrontSchedule() {
  const { id, lastUpdateTime } = useDocumentInfo()
  const { config } = useConfig()
  const revision = useFormFields(([fields]) => fields.revision?.value as number | null | undefined) ?? null
  const [found, setFound] = useState<FrontStanding>()
  const panel = useRef<HTMLElement>(null)
  useKeptFocus(panel, found !== undefined)
  const { api } = config.routes
  const url = id ? `${api}/fronts/${id}` : ''

  const look = useCallback(async () => {
    if (!url) return
    const response = await fetch(`${url}/standing`, { credentials: 'same-origin' }).catch(() => undefined)
    if (response?.ok) setFound(await response.json())
  }, [url])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each save, and each change of revision, is a reason to look again
  useEffect(() => {
    look()
  }, [look, lastUpdateTime, revision])
  useLookWhenDue(found?.schedule?.dueAt, look)

  if (!found) return null
  const { schedule, releases, zone } = found
  const again = schedule?.release ? 'pin the newest text in the release.' : 'schedule it again to move it in.'
  return (
    <section ref={panel} tabIndex={-1} className="desk-workflow" aria-label="When the front goes live">
      {schedule ? (
        <ScheduleLine schedule={schedule} again={again} />
      ) : (
        <p>On no schedule: it goes live when somebody publishes it.</p>
      )}
      <ScheduleForm
        {...{ url, zone, revision, release: schedule?.release }}
        isScheduled={schedule !== undefined}
        maySchedule
        onDone={look}
      />
      {!schedule && (
        <PutIntoRelease
          {...{ api, releases }}
          member={{ collection: 'fronts', id: String(id), revision }}
          onDone={look}
        />
      )}
    </section>
  )
}
