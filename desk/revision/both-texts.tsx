'use client'

import { useConfig, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { type Refusal, send } from '../send.ts'
import type { Comparison, FieldDifference } from './compare-endpoint.ts'
import { FieldChoice, type Side } from './field-choice.tsx'

/**
 * My text and the one that was saved meanwhile, field by field: what only one of us has changed is taken as it is, the rest is
 * chosen here. What comes of it is saved on the newest revision, and the other text stays among the versions.
 */
export function BothTexts({ revision, form, onClose }: { revision: number; form: string; onClose: () => void }) {
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const { getData } = useForm()
  const [comparison, setComparison] = useState<Comparison>()
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const last = useRef<FieldDifference[]>([])
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const address = `${config.routes.api}/${collectionSlug}/${id}`

  const compare = useCallback(async () => {
    try {
      const found = await send<Comparison>(`${address}/compare`, { revision, mine: getData() })
      setComparison(found)
      // Saved once more in between: what was decided stands only where the other text is still what it was.
      setChosen((before) => ({
        ...stillDecided(before, found.differences, last.current),
        ...Object.fromEntries(found.differences.flatMap(taken)),
      }))
      last.current = found.differences
      setProblem('')
    } catch (error) {
      setProblem((error as Error).message)
    }
  }, [address, revision, getData])

  useEffect(() => {
    dialog.current?.showModal()
    compare()
  }, [compare])

  const differences = comparison?.differences ?? []
  const open = differences.filter(({ field }) => !chosen[field])

  const save = async () => {
    if (!comparison) return
    setBusy(true)
    const mine = getData()
    const own = differences
      .filter(({ field }) => chosen[field] === 'mine')
      .map(({ field }) => [field, mine[field] ?? null])
    try {
      if (own.length > 0) {
        const carried = { revision: comparison.revision, savedInForm: form, _status: 'draft' }
        await send(`${address}?draft=true&depth=0`, { ...Object.fromEntries(own), ...carried }, { method: 'PATCH' })
      }
      window.location.reload()
    } catch (error) {
      // Saved a third time in between: what was chosen stays chosen.
      if ((error as Refusal).status === 409) await compare()
      setProblem((error as Error).message)
      setBusy(false)
    }
  }

  return (
    <dialog ref={dialog} className="desk-both" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{comparison?.savedBy ?? 'Somebody else'} has saved this since you opened it</h2>
      {!comparison && !problem && <p role="status">Comparing both texts …</p>}
      {comparison && differences.length === 0 && <p>Both texts say the same. Go on with the newest.</p>}
      {differences.length > 0 && (
        <p>
          Your text is not saved yet. What only one of you has changed is chosen already; decide on the rest. The other
          text stays among the versions; what you do not choose of yours is gone.
        </p>
      )}
      <div className="desk-both__fields">
        {differences.map((difference) => (
          <FieldChoice
            key={difference.field}
            difference={difference}
            chosen={chosen[difference.field]}
            onChoose={(side) => setChosen((before) => ({ ...before, [difference.field]: side }))}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="desk-both__problem">
          {problem}
        </p>
      )}
      <footer>
        <button
          type="button"
          className="desk-button"
          disabled={!comparison || open.length > 0 || isBusy}
          onClick={save}
        >
          {differences.length === 0 ? 'Go on' : 'Save what is chosen'}
        </button>
        <button type="button" className="desk-button desk-button--quiet" onClick={() => dialog.current?.close()}>
          Back to my text
        </button>
        {open.length > 0 && (
          <span role="status">
            {open.length === 1 ? 'One field is open' : `${open.length} fields are open`}:{' '}
            {open.map(({ label }) => label).join(', ')}
          </span>
        )}
      </footer>
    </dialog>
  )
}

/** Decisions on fields that both have changed, whose other text has not changed since. */
function stillDecided(
  chosen: Record<string, Side>,
  now: FieldDifference[],
  before: FieldDifference[],
): Record<string, Side> {
  const isSame = ({ field, theirs }: FieldDifference) =>
    before.some((each) => each.field === field && each.theirs.join('\n') === theirs.join('\n'))
  return Object.fromEntries(
    now.filter(isSame).flatMap(({ field }) => (chosen[field] ? [[field, chosen[field]] as const] : [])),
  )
}

/** What only one of us has changed needs no decision. */
function taken({ field, verdict }: FieldDifference): [string, Side][] {
  return verdict === 'both' ? [] : [[field, verdict]]
}
