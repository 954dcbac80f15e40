import type { Metadata } from 'next'
import { markMoved } from '../../../../../delivery/render-scope.ts'
import { storyChangesMetadata } from '../../../../../feeds/record-metadata.ts'
import { readFurniture } from '../../../../../reading/furniture.ts'
import { readStoryChanges } from '../../../../../reading/story-changes.ts'
import { SiteLayout } from '../../../../../theme/site-layout.tsx'
import { StoryChangesPage } from '../../../../../theme/story-changes-page.tsx'
import { NotFound, notFoundMetadata } from '../../../not-found-part.tsx'
import { StaticHtml } from '../../../static-html.tsx'

type Props = { params: Promise<{ section: string; slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section, slug } = await params
  const page = await readStoryChanges(section, slug)
  if (!page || 'movedTo' in page) return notFoundMetadata
  return storyChangesMetadata({ furniture: await readFurniture(), page })
}

export default async function Page({ params }: Props) {
  const { section, slug } = await params
  const view = await readStoryChanges(section, slug)
  if (!view) return <NotFound />
  if ('movedTo' in view) {
    markMoved(view.movedTo)
    return null
  }
  const furniture = await readFurniture()
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture} section={view.section}>
        <StoryChangesPage view={view} furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}
