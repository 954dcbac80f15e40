import type { ReactNode } from 'react'
import { htmlOf } from './html-of.ts'

/**
 * Hands a whole page to Next as one piece of HTML: rendering it costs Next two passes over every element otherwise. Delivery takes
 * the element around it away again.
 */
export function StaticHtml({ children }: { children: ReactNode }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by htmlOf, which escapes whatever is text
  return <static-html dangerouslySetInnerHTML={{ __html: htmlOf(children) }} />
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'static-html': { dangerouslySetInnerHTML: { __html: string } }
    }
  }
}
