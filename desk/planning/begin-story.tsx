'use client'

import { Link, useAuth, useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { scopeOf } from '../../newsroom/permissions.ts'
import { OPEN_STATES } from '../../newsroom/planning/assignment-states.ts'
import type { User } from '../../payload-types.ts'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'

/** From the assignment to the page that is written: makes the story, or leads to it. */
export function BeginStory() {
  const { id, hasSavePermission } = useDocumentInfo()
  const { user } = useAuth<User>()
  const { config } = useConfig()
  const { push } = useRouter()
  const state = useFormFields(([fields]) => fields.state?.initialValue)
  const story = useFormFields(([fields]) => fields.story?.value as string | { id: string } | null | undefined)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const storyId = story && typeof story === 'object' ? story.id : story

  if (!id) return null
  if (storyId)
    return (
      <Link className="desk-button" href={`/admin/collections/articles/${storyId}`} prefetch={false}>
        Open the story
      </Link>
    )
  const mayWrite = hasSavePermission && scopeOf(user?.role, 'articles', 'create') !== 'none'
  if (!mayWrite || !OPEN_STATES.some((open) => open === state)) return null

  const begin = async () => {
    setBusy(true)
    setProblem('')
    try {
      const { path } = await send<{ path: string }>(`${config.routes.api}/assignments/${id}/begin`, {})
      push(path)
    } catch (error) {
      setProblem((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" data-action="begin" className="desk-button" disabled={isBusy} onClick={begin}>
        Begin the story
      </button>
      <Problem text={problem} />
    </>
  )
}
