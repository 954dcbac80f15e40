import type { ReactNode } from 'react'
import { handOver } from '../../delivery/render-scope.ts'
import { htmlOf } from '../../theme/html-of.ts'

/**
 * Renders a whole page to HTML at once and hands it to delivery, which puts it where this element stands. Through Next every
 * element would be rendered twice, the second time for scripts that readers do not get.
 */
export function StaticHtml({ children }: { children: ReactNode }) {
  handOver(htmlOf(children))
  // In development React takes the page over in the browser: what stands in here it is to leave as it is.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is empty
  return <static-html suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'static-html': { suppressHydrationWarning: true; dangerouslySetInnerHTML: { __html: '' } }
    }
  }
}
