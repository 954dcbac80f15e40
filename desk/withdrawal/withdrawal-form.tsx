'use client'

import { useId, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'

/** Takes a live story from readers with a notice in its place. */
export function WithdrawalForm({ url, onDone }: { url: string; onDone: () => void }) {
  const [notice, setNotice] = useState('')
  const [reason, setReason] = useState('')
  const [showsHeadline, setShowsHeadline] = useState(true)
  const [status, setStatus] = useState<200 | 410>(410)
  const { problem, isBusy, give } = useOrder()
  const id = useId()
  const isIncomplete = notice.trim() === '' || reason.trim() === ''
  const withdraw = () => {
    if (!isIncomplete) give(() => send(`${url}/withdraw`, { notice, reason, status, showsHeadline }).then(onDone))
  }
  return (
    <details className="desk-workflow__more">
      <summary>Withdraw</summary>
      <div className="desk-workflow__ask">
        <p>The story goes; at its address readers find a notice with today’s date.</p>
        <label htmlFor={`${id}-notice`}>What readers are told</label>
        <textarea id={`${id}-notice`} rows={3} value={notice} onChange={({ target }) => setNotice(target.value)} />
        <label htmlFor={`${id}-reason`}>Why, for the log of the house</label>
        <textarea id={`${id}-reason`} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
        <label className="desk-workflow__tick">
          <input type="checkbox" checked={showsHeadline} onChange={({ target }) => setShowsHeadline(target.checked)} />
          The notice says which headline it was
        </label>
        <label htmlFor={`${id}-status`}>Search engines</label>
        <select
          id={`${id}-status`}
          value={status}
          onChange={({ target }) => setStatus(target.value === '200' ? 200 : 410)}
        >
          <option value="410">forget the address (410)</option>
          <option value="200">may find the notice (200)</option>
        </select>
        <button type="button" className="desk-button" aria-disabled={isBusy || isIncomplete} onClick={withdraw}>
          Withdraw the story
        </button>
        <Problem text={problem} />
      </div>
    </details>
  )
}

/** Ends a withdrawal: the story is a draft like others. */
export function ReinstateForm({ url, onDone }: { url: string; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const { problem, isBusy, give } = useOrder()
  const id = useId()
  const isIncomplete = reason.trim() === ''
  const reinstate = () => {
    if (!isIncomplete) give(() => send(`${url}/reinstate`, { reason }).then(onDone))
  }
  return (
    <div className="desk-workflow__ask">
      <label htmlFor={id}>Why the withdrawal ends</label>
      <textarea id={id} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      <button
        type="button"
        className="desk-button desk-button--quiet"
        aria-disabled={isBusy || isIncomplete}
        onClick={reinstate}
      >
        End the withdrawal
      </button>
      <Problem text={problem} />
    </div>
  )
}

/** Makes a withdrawal one by law: the text goes from the desk, too. The form is another story afterwards, so the page is loaded again. */
export function SealForm({ url }: { url: string }) {
  const [reason, setReason] = useState('')
  const [isCertain, setCertain] = useState(false)
  const { problem, isBusy, give } = useOrder()
  const id = useId()
  const isIncomplete = !isCertain || reason.trim() === ''
  const seal = () => {
    if (!isIncomplete) give(() => send(`${url}/seal`, { reason }).then(() => window.location.reload()))
  }
  return (
    <details className="desk-workflow__more">
      <summary>By law</summary>
      <div className="desk-workflow__ask">
        <p>
          The text goes from here, too: from the story, its versions, the notes on it. It is kept in the database, for a
          court, and nowhere shown. This never ends.
        </p>
        <label htmlFor={id}>On what ground, for the log of the house</label>
        <textarea id={id} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
        <label className="desk-workflow__tick">
          <input type="checkbox" checked={isCertain} onChange={({ target }) => setCertain(target.checked)} />
          Nobody can undo it, and I am certain
        </label>
        <button type="button" className="desk-button" aria-disabled={isBusy || isIncomplete} onClick={seal}>
          Seal the text
        </button>
        <Problem text={problem} />
      </div>
    </details>
  )
}
