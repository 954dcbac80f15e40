import type { ReactNode } from 'react'
import type { FurnitureView, LinkView } from '../reading/views.ts'
import { Masthead } from './masthead.tsx'
import { SafeLink } from './safe-link.tsx'
import { SiteFooter } from './site-footer.tsx'
import { words } from './words.ts'

export type SiteLayoutProps = {
  furniture: FurnitureView
  /** The section this page belongs to, marked in the navigation. */
  section?: LinkView
  isFront?: boolean
  children: ReactNode
}

/** Everything inside `<body>`: what surrounds every page, and the page. */
export function SiteLayout({ furniture, section, isFront = false, children }: SiteLayoutProps) {
  return (
    <>
      <a className="skip" href="#main-content">
        {words.skip}
      </a>
      {furniture.breaking && <BreakingBar {...furniture.breaking} />}
      <Masthead furniture={furniture} section={section} isFront={isFront} />
      <main id="main-content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter furniture={furniture} />
    </>
  )
}

function BreakingBar({ text, href }: { text: string; href?: string }) {
  return (
    <aside className="breaking" aria-label={words.breaking}>
      <p>
        <strong>{words.breaking}</strong> {href ? <SafeLink href={href}>{text}</SafeLink> : text}
      </p>
    </aside>
  )
}
