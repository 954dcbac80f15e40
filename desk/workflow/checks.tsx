import type { Check } from '../../newsroom/workflow/checklist.ts'

const WHEN = { review: 'before review', live: 'before it goes live' } as const

/** What a text should have, with what is still to do. */
export function Checks({ checks }: { checks: Check[] }) {
  const open = checks.filter(({ isMet }) => !isMet)
  return (
    <details className="desk-workflow__checks">
      <summary>{open.length === 0 ? 'Everything is there' : `Still to do: ${open.length}`}</summary>
      <ul>
        {checks.map(({ name, isMet, text, level }) => (
          <li key={name} data-met={isMet || undefined}>
            <span className="desk-hidden">{isMet ? 'Done: ' : 'To do: '}</span>
            {text}
            {!isMet && level !== 'hint' && <span> {WHEN[level]}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
