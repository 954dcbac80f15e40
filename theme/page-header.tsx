import type { ReactNode } from 'react'
import type { ImageView, PagingView } from '../reading/views.ts'
import { Picture } from './picture.tsx'
import { words } from './words.ts'

export type PageHeaderProps = {
  title: string
  kicker?: string | undefined
  subtitle?: string
  /** Paragraphs parted by empty lines. */
  text?: string
  image?: ImageView
  paging?: PagingView
  children?: ReactNode
}

/** The head of a list page: its name, what it is about, and on closed pages which one this is. */
export function PageHeader({ title, kicker, subtitle, text, image, paging, children }: PageHeaderProps) {
  const paragraphs = text?.split(/\n\s*\n/).filter((paragraph) => paragraph.trim()) ?? []
  return (
    <header className="page-header">
      {image && <Picture image={image} slot="1:1" sizes="9rem" />}
      <div>
        {kicker && <p className="kicker">{kicker}</p>}
        <h1 dir="auto">{title}</h1>
        {subtitle && (
          <p className="subtitle" dir="auto">
            {subtitle}
          </p>
        )}
        {paging?.page !== undefined && (
          <p className="subtitle">
            {words.archivePage} {paging.page}
          </p>
        )}
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className="description" dir="auto">
            {paragraph}
          </p>
        ))}
        {children}
      </div>
    </header>
  )
}
