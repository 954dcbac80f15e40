import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { TagFacts } from '../../newsroom/tags/preview-merge.ts'
import { countOf } from './tag-words.ts'

/** A tag as somebody recognises it: its names, how many stories, the newest headlines. */
export function TagCard({
  tag,
  heading: Heading = 'h3',
  children,
}: {
  tag: TagFacts
  heading?: 'h2' | 'h3'
  children?: ReactNode
}) {
  const others = tag.names.filter((name) => name !== tag.name)
  return (
    <div className="desk-tag">
      <Heading>
        <Link href={`/admin/collections/tags/${tag.id}`} prefetch={false}>
          {tag.name}
        </Link>
      </Heading>
      <p>
        {countOf(tag.stories, 'live story', 'live stories')}
        {others.length > 0 && <>, also found as {others.map((name) => `“${name}”`).join(', ')}</>}
      </p>
      {tag.samples.length > 0 && (
        <ul>
          {tag.samples.map((headline, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two stories may have one headline
            <li key={index}>{headline}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  )
}
