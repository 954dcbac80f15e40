import { withDraftStory } from '../../../../../edition/with-draft.ts'
import { payloadPool } from '../../../../../lib/payload-pool.ts'
import { sqlOn } from '../../../../../lib/sql.ts'
import { isLegallyWithdrawn } from '../../../../../newsroom/withdrawal/withdrawal.ts'
import { readFurniture } from '../../../../../reading/furniture.ts'
import { readStoryPageById } from '../../../../../reading/story-page.ts'
import { relateDraft } from '../../../../../related/relate-story.ts'
import { SiteLayout } from '../../../../../theme/site-layout.tsx'
import { StoryPage } from '../../../../../theme/story-page.tsx'
import { authorise } from '../../../authorise.ts'
import { findDraft } from '../../../find-draft.ts'
import { NoPreview } from '../../../no-preview.tsx'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const desk = await authorise()
  if (!desk) return <NoPreview reason="signed-out" />
  const { id } = await params
  const draft = await findDraft(desk, 'articles', id)
  if (!draft) return <NoPreview reason="not-found" />
  if (await isLegallyWithdrawn(sqlOn(payloadPool(desk.payload)), id)) return <NoPreview reason="withdrawn" />
  const [furniture, view] = await Promise.all([
    readFurniture(),
    withDraftStory(desk.payload, draft, async (sql) => {
      await relateDraft(sql, id)
      return readStoryPageById(id, { sql, mediaBase: '/preview/media' })
    }),
  ])
  if (!view) return <NoPreview reason="not-found" />
  return (
    <SiteLayout furniture={furniture} section={view.story.section}>
      <StoryPage view={view} furniture={furniture} />
    </SiteLayout>
  )
}
