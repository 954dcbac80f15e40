'use client'

import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'

/** A name is enough to begin with. */
export function NewRelease() {
  const { config } = useConfig()
  const router = useRouter()
  const [name, setName] = useState('')
  const { isBusy, problem, give } = useOrder()
  const make = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    void give(async () => {
      const { id } = await send<{ id: string }>(`${config.routes.api}/releases`, { name })
      router.push(`${config.routes.admin}/releases/${id}`)
    })
  }
  return (
    <form className="desk-releases__ask" onSubmit={make}>
      <label>
        A new release
        <input
          value={name}
          maxLength={120}
          placeholder="Budget day"
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit" className="desk-button" aria-disabled={isBusy || name.trim() === ''}>
        Make it
      </button>
      <Problem text={problem} />
    </form>
  )
}
