import { useEffect } from 'react'

const EVERY_MS = 5000

/** The clock publishes behind the form: once the time has come, looks every few seconds until the schedule is gone. @param due - ISO 8601 */
export function useLookWhenDue(due: string | undefined, look: () => Promise<void>): void {
  useEffect(() => {
    if (!due) return
    const timer = setInterval(() => {
      if (!document.hidden && Date.now() >= Date.parse(due)) look()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [due, look])
}
