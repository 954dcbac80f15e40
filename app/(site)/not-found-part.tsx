import { currentScope, markMoved, markNotFound } from '../../delivery/render-scope.ts'
import { readFurniture } from '../../reading/furniture.ts'
import { readRedirect } from '../../reading/redirect.ts'
import { NotFoundPage } from '../../theme/not-found-page.tsx'
import { SiteLayout } from '../../theme/site-layout.tsx'
import { StaticHtml } from './static-html.tsx'

/** What a page renders for an address that is none: a redirect if an editor set one, else the 404 page with its status. */
export async function NotFound() {
  if (currentScope()?.redirect) return null
  const path = currentScope()?.path
  const movedTo = path && (await readRedirect(path))
  if (movedTo) {
    markMoved(movedTo)
    return null
  }
  markNotFound()
  const furniture = await readFurniture()
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture}>
        <NotFoundPage furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}

export const notFoundMetadata = { title: 'Page not found', robots: { index: false } }
