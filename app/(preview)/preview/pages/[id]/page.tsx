import { withDraftPage } from '../../../../../edition/with-draft.ts'
import { readFurniture } from '../../../../../reading/furniture.ts'
import { readStaticPageById } from '../../../../../reading/static-page.ts'
import { SiteLayout } from '../../../../../theme/site-layout.tsx'
import { StaticPage } from '../../../../../theme/static-page.tsx'
import { authorise } from '../../../authorise.ts'
import { findDraft } from '../../../find-draft.ts'
import { NoPreview } from '../../../no-preview.tsx'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const desk = await authorise()
  if (!desk) return <NoPreview reason="signed-out" />
  const { id } = await params
  const draft = await findDraft(desk, 'pages', id)
  if (!draft) return <NoPreview reason="not-found" />
  const [furniture, view] = await Promise.all([
    readFurniture(),
    withDraftPage(desk.payload, draft, (sql) => readStaticPageById(id, { sql, mediaBase: '/preview/media' })),
  ])
  if (!view) return <NoPreview reason="not-found" />
  return (
    <SiteLayout furniture={furniture}>
      <StaticPage view={view} furniture={furniture} />
    </SiteLayout>
  )
}
