import { useEffect, useState } from 'react'
import type { Candidate } from './find-for-release.ts'

/** A pause in typing, in milliseconds, that nobody notices. */
const PAUSE_MS = 100

/** What was found, and for which text: while more is typed it is that of before. */
export type FoundCandidates = { text: string; candidates: Candidate[]; isBroken?: boolean }

const NOTHING: FoundCandidates = { text: '', candidates: [] }

/** @param api - where releases answer */
export function useCandidates(typed: string, api: string): FoundCandidates {
  const [found, setFound] = useState(NOTHING)
  const text = typed.trim()

  useEffect(() => {
    if (!text) {
      setFound(NOTHING)
      return
    }
    const controller = new AbortController()
    const ask = async () => {
      const url = `${api}/found?${new URLSearchParams({ q: text })}`
      const response = await fetch(url, { credentials: 'same-origin', signal: controller.signal }).catch(
        () => undefined,
      )
      if (controller.signal.aborted) return
      const answer: { found: Candidate[] } | undefined = response?.ok ? await response.json() : undefined
      setFound(answer ? { text, candidates: answer.found } : { text, candidates: [], isBroken: true })
    }
    const timer = setTimeout(ask, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text, api])

  return found
}
