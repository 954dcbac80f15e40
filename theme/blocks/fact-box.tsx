import type { ReactNode } from 'react'

/** Facts beside the story, between rules. */
export function FactBox({ title, level, children }: { title: string; level: 2 | 3; children: ReactNode }) {
  const Title: 'h2' | 'h3' = `h${level}`
  return (
    <aside className="fact-box" aria-label={title}>
      <Title className="block-title" dir="auto">
        {title}
      </Title>
      {children}
    </aside>
  )
}
