import { withDraftFront } from '../../../../../edition/with-draft.ts'
import { readFront } from '../../../../../reading/front.ts'
import { readFurniture } from '../../../../../reading/furniture.ts'
import { readSectionPageById } from '../../../../../reading/section-page.ts'
import { FrontPage } from '../../../../../theme/front-page.tsx'
import { SectionPage } from '../../../../../theme/section-page.tsx'
import { SiteLayout } from '../../../../../theme/site-layout.tsx'
import { authorise } from '../../../authorise.ts'
import { findDraft } from '../../../find-draft.ts'
import { NoPreview } from '../../../no-preview.tsx'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const desk = await authorise()
  if (!desk) return <NoPreview reason="signed-out" />
  const { id } = await params
  const draft = await findDraft(desk, 'fronts', id)
  if (!draft) return <NoPreview reason="not-found" />
  const [furniture, { front, section }] = await Promise.all([
    readFurniture(),
    withDraftFront(desk.payload, draft, async (sql, { sectionId }) => {
      const reader = { sql, mediaBase: '/preview/media' }
      return sectionId ? { section: await readSectionPageById(sectionId, reader) } : { front: await readFront(reader) }
    }),
  ])
  if (!front && !section) return <NoPreview reason="not-found" />
  return (
    <SiteLayout furniture={furniture} isFront={Boolean(front)} section={section}>
      {front && <FrontPage view={front} furniture={furniture} />}
      {section && <SectionPage view={section} furniture={furniture} />}
    </SiteLayout>
  )
}
