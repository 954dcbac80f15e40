'use client'

import { useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { AssignmentLine } from '../planning/assignment-line.tsx'
import { PutIntoRelease } from '../releases/put-into-release.tsx'
import { ReinstateForm, SealForm, WithdrawalForm } from '../withdrawal/withdrawal-form.tsx'
import { Checks } from './checks.tsx'
import { EmbargoForm } from './embargo-form.tsx'
import { ScheduleForm } from './schedule-form.tsx'
import { ScheduleLine } from './schedule-line.tsx'
import { SharePreview } from './share-preview.tsx'
import { StageButtons } from './stage-buttons.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useLookWhenDue } from './use-look-when-due.ts'
import type { Standings } from './workflow-endpoints.ts'

/** Where the story stands, what it still needs, and what moves it on. Read anew after each save. */
export function WorkflowPanel() {
  const { id, lastUpdateTime, setHasPublishedDoc, setUnpublishedVersionCount } = useDocumentInfo()
  const { config } = useConfig()
  const revision = useFormFields(([fields]) => fields.revision?.value as number | null | undefined)
  const [found, setFound] = useState<Standings>()
  const [isUnknown, setUnknown] = useState(false)
  const panel = useRef<HTMLElement>(null)
  useKeptFocus(panel, found !== undefined)
  const url = id ? `${config.routes.api}/articles/${id}` : ''

  const look = useCallback(async () => {
    if (!url) return
    const response = await fetch(`${url}/standing`, { credentials: 'same-origin' }).catch(() => undefined)
    setUnknown(!response?.ok)
    if (response?.ok) setFound(await response.json())
  }, [url])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each save, and each change of revision, is a reason to look again
  useEffect(() => {
    look()
  }, [look, lastUpdateTime, revision])
  // The bar above the form knows its own saves alone: not the clock's publish, and no withdrawal.
  const [isLive, hasOpenText] = [found?.isLive, found?.hasOpenText]
  useEffect(() => {
    if (isLive !== undefined) setHasPublishedDoc(isLive)
    if (isLive && !hasOpenText) setUnpublishedVersionCount(0)
  }, [isLive, hasOpenText, setHasPublishedDoc, setUnpublishedVersionCount])
  useLookWhenDue(found?.schedule?.dueAt, look)

  if (!found) return null
  const { standings, schedule, releases, embargo, withdrawal, actions, assignment, lastWord, zone } = found
  return (
    <section ref={panel} tabIndex={-1} className="desk-workflow" aria-label="Where the story stands">
      <p className="desk-workflow__standing" role="status">
        {standings.join(' · ')}
      </p>
      {isUnknown && <p>The newsroom does not answer: this is what was known a moment ago.</p>}
      {lastWord && (
        <p>
          <q className="desk-workflow__word">{lastWord.words}</q>{' '}
          <span>
            · {lastWord.what}, {lastWord.at}
          </span>
        </p>
      )}
      {assignment && <AssignmentLine assignment={assignment} />}
      {schedule && <ScheduleLine schedule={schedule} again="approve again to move it in." />}
      {embargo && (
        <p>
          Under embargo until {embargo.until}
          {embargo.by && `, set by ${embargo.by}`}.{embargo.reason && ` ${embargo.reason}`}
        </p>
      )}
      <StageButtons url={url} actions={actions} onDone={look} />
      {(actions.includes('schedule') || actions.includes('unschedule')) && (
        <ScheduleForm
          {...{ url, zone, revision: revision ?? null, release: schedule?.release }}
          isScheduled={schedule !== undefined}
          maySchedule={actions.includes('schedule')}
          onDone={look}
        />
      )}
      {releases && (
        <PutIntoRelease
          {...{ api: config.routes.api, releases }}
          member={{ collection: 'articles', id: String(id), revision: revision ?? null }}
          onDone={look}
        />
      )}
      {withdrawal && (
        <p>
          Withdrawn {withdrawal.at}
          {withdrawal.by && ` by ${withdrawal.by}`}
          {withdrawal.isLegal && ', by law'}. Readers find: “{withdrawal.notice}” The log says: {withdrawal.reason}
        </p>
      )}
      {actions.includes('reinstate') && !withdrawal?.isLegal && <ReinstateForm url={url} onDone={look} />}
      {actions.includes('seal') && !withdrawal?.isLegal && <SealForm url={url} />}
      {actions.includes('withdraw') && <WithdrawalForm url={url} onDone={look} />}
      {found.mayEmbargo && <EmbargoForm url={url} found={found} onDone={look} />}
      {/* Made anew with an embargo, which ends links. */}
      {!withdrawal && <SharePreview key={embargo?.until} url={url} />}
      {!withdrawal?.isLegal && <Checks url={url} checks={found.checks} onDone={look} />}
    </section>
  )
}
