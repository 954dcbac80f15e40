import { useState } from 'react'
import type { Refusal } from '../send.ts'

/** An order to the newsroom that somebody waits for: whether it is under way, and the sentence of what was refused. */
export function useOrder() {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  /** @returns what was refused, for whoever shows more of it */
  const give = async (order: () => Promise<unknown>): Promise<Refusal | undefined> => {
    // A button that is switched off while it works would lose focus: pressed twice, it does nothing.
    if (isBusy) return undefined
    setBusy(true)
    setProblem('')
    try {
      await order()
      return undefined
    } catch (error) {
      setProblem((error as Error).message)
      return error as Refusal
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, give, setProblem }
}
