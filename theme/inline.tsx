import type { ReactNode } from 'react'
import type { Mark, TextRun } from '../edition/body.ts'
import type { InlineView } from '../reading/views.ts'
import { SafeLink } from './safe-link.tsx'

/** Text with its marks and links. */
export function Inline({ children, isPaid }: { children: InlineView[]; isPaid: boolean }) {
  return children.map((part, place) => {
    if (part.type === 'text') return <Run key={keyOf(part, place)} run={part} />
    if (part.type === 'break') return <br key={keyOf(part, place)} />
    return (
      <SafeLink key={keyOf(part, place)} href={part.href} isPaid={isPaid}>
        {part.children.map((run, inner) => (
          <Run key={keyOf(run, inner)} run={run} />
        ))}
      </SafeLink>
    )
  })
}

const ELEMENTS: Record<Mark, 'strong' | 'em' | 'u' | 's' | 'code' | 'sub' | 'sup'> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
}

function Run({ run }: { run: TextRun }): ReactNode {
  let text: ReactNode = run.text
  for (const mark of run.marks ?? []) {
    const Element = ELEMENTS[mark]
    if (Element) text = <Element>{text}</Element>
  }
  return text
}

function keyOf(part: InlineView, place: number): string {
  return `${place}-${part.type}`
}
