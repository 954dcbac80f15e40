import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { nameOfStory } from '../newsroom/untitled.ts'

export type DeskItem = {
  key: string
  href: string
  headline: string
  /** One line, or lines, below it. */
  children: ReactNode
}

/** A list of the desk's front page: a headline that leads somewhere, and what there is to know. */
export function DeskList({
  title,
  items,
  empty,
  isAlarm = false,
}: {
  title: string
  items: DeskItem[]
  empty: string
  /** What is in it should not be. */
  isAlarm?: boolean
}) {
  const id = `desk-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`
  return (
    <section className="desk-list" aria-labelledby={id}>
      <h2 id={id} className={isAlarm && items.length > 0 ? 'desk-tone--late' : undefined}>
        {title}
      </h2>
      {items.length === 0 && <p className="desk-list__empty">{empty}</p>}
      <ul>
        {items.map(({ key, href, headline, children }) => (
          <li key={key}>
            <Link href={href} prefetch={false}>
              {nameOfStory(headline)}
            </Link>
            {children}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is known beside a time, in a row. */
export function Parts({ parts }: { parts: (string | undefined)[] }) {
  return parts.filter(Boolean).map((part) => <span key={part}> · {part}</span>)
}
