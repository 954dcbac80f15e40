'use client'

import { useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Presence as Found } from '../../newsroom/presence/presence.ts'
import { OWN_FORMS } from '../revision/own-forms.ts'

const EVERY_MS = 15_000

/** Who else has this text open, and the way to have it to oneself. */
export function Presence() {
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const form = useFormFields(([fields]) => fields.savedInForm?.value as string | undefined)
  const [{ others, takenBy }, setFound] = useState<Found>({ others: [] })
  const [problem, setProblem] = useState('')
  const sawSelf = useRef(false)
  /** The last sign: whoever leaves says so after it, or it would be heard as a return. */
  const lastSign = useRef<Promise<unknown>>(Promise.resolve())
  // The document brings the name of the form that saved it last, until this one has put in its own.
  const url = id && form && OWN_FORMS.has(form) ? `${config.routes.api}/${collectionSlug}/${id}/presence` : undefined

  const give = useCallback(
    async (what: { takeOver?: boolean } = {}) => {
      if (!url) return
      const response = await fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ form, ...what }),
      }).catch(() => undefined)
      // Without an answer nobody knows: what was known stands. Whoever asked for something is told.
      if (!response?.ok) {
        const answer = what.takeOver ? await response?.json().catch(() => undefined) : undefined
        if (what.takeOver) setProblem(answer?.errors?.[0]?.message ?? 'That did not work: try again in a moment.')
        return
      }
      setProblem('')
      const found: Found = await response.json()
      // A window of one's own that was just left may still be known: it counts when it is there at the next look, too.
      const isSettled = sawSelf.current
      sawSelf.current = found.others.some(({ isSelf }) => isSelf)
      setFound({ ...found, others: found.others.filter(({ isSelf }) => !isSelf || isSettled) })
    },
    [url, form],
  )

  useEffect(() => {
    if (!url) return
    const sign = () => {
      lastSign.current = give()
    }
    sign()
    const timer = setInterval(sign, EVERY_MS)
    const onLeave = () => {
      const body = new Blob([JSON.stringify({ form, isLeaving: true })], { type: 'application/json' })
      navigator.sendBeacon(url, body)
    }
    window.addEventListener('pagehide', onLeave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', onLeave)
      lastSign.current.finally(onLeave)
    }
  }, [url, form, give])

  if (takenBy)
    return (
      <p className="desk-presence" role="alert">
        {takenBy} has taken this over: what you type here is not saved.{' '}
        <button type="button" onClick={() => window.location.reload()}>
          Load the newest
        </button>
      </p>
    )
  if (others.length === 0) return null
  const names = others.map(({ name, isSelf }) => (isSelf ? 'You, in another window' : name))
  return (
    <p className="desk-presence" role="status">
      Also open: <strong>{names.join(', ')}</strong>{' '}
      <button type="button" onClick={() => give({ takeOver: true })}>
        Take over
      </button>
      {problem && ` ${problem}`}
    </p>
  )
}
