import { withDraftStory } from '../../../../../edition/with-draft.ts'
import { readFurniture } from '../../../../../reading/furniture.ts'
import { readStoryPageById } from '../../../../../reading/story-page.ts'
import { relateDraft } from '../../../../../related/relate-story.ts'
import { SiteLayout } from '../../../../../theme/site-layout.tsx'
import { StoryPage } from '../../../../../theme/story-page.tsx'
import { NoPreview } from '../../../no-preview.tsx'
import { readShared } from '../../../read-shared.ts'

/** A text that was shared with somebody who has no account. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const shared = await readShared(token)
  if (!shared) return <NoPreview reason="run-out" />
  const { payload, draft } = shared
  const [furniture, view] = await Promise.all([
    readFurniture(),
    withDraftStory(payload, draft, async (sql) => {
      await relateDraft(sql, draft.id)
      return readStoryPageById(draft.id, { sql, mediaBase: `/preview/shared/${token}/media` })
    }),
  ])
  if (!view) return <NoPreview reason="run-out" />
  return (
    <SiteLayout furniture={furniture} section={view.story.section}>
      <aside className="preview-note" aria-label="Preview">
        <p>A preview: the text as it was when this link was made. Readers may have another, or none yet.</p>
      </aside>
      <StoryPage view={view} furniture={furniture} />
    </SiteLayout>
  )
}
