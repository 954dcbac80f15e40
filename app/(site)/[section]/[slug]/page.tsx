import type { Metadata } from 'next'
import { markGone, markMoved } from '../../../../delivery/render-scope.ts'
import { breadcrumbJsonLd } from '../../../../feeds/breadcrumb-json-ld.ts'
import { jsonForScript } from '../../../../feeds/escape.ts'
import { newsArticleJsonLd } from '../../../../feeds/news-article-json-ld.ts'
import { storyMetadata } from '../../../../feeds/page-metadata.ts'
import { withdrawnMetadata } from '../../../../feeds/record-metadata.ts'
import { readFurniture } from '../../../../reading/furniture.ts'
import { readStoryPage } from '../../../../reading/story-page.ts'
import { SiteLayout } from '../../../../theme/site-layout.tsx'
import { StoryPage } from '../../../../theme/story-page.tsx'
import { WithdrawnPage } from '../../../../theme/withdrawn-page.tsx'
import { NotFound, notFoundMetadata } from '../../not-found-part.tsx'
import { StaticHtml } from '../../static-html.tsx'

type Props = { params: Promise<{ section: string; slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section, slug } = await params
  const view = await readStoryPage(section, slug)
  if (!view || 'movedTo' in view) return notFoundMetadata
  if ('withdrawn' in view) return withdrawnMetadata({ furniture: await readFurniture(), page: view.withdrawn })
  return storyMetadata({ furniture: await readFurniture(), story: view.story })
}

export default async function Page({ params }: Props) {
  const { section, slug } = await params
  const view = await readStoryPage(section, slug)
  if (!view) return <NotFound />
  if ('movedTo' in view) {
    markMoved(view.movedTo)
    return null
  }
  const furniture = await readFurniture()
  if ('withdrawn' in view) {
    if (view.withdrawn.isGone) markGone()
    return (
      <StaticHtml>
        <SiteLayout furniture={furniture}>
          <WithdrawnPage view={view.withdrawn} furniture={furniture} />
        </SiteLayout>
      </StaticHtml>
    )
  }
  const { story } = view
  const jsonLd = [
    newsArticleJsonLd({ furniture, story }),
    breadcrumbJsonLd({ furniture, breadcrumbs: story.breadcrumbs, current: story.headline }),
  ]
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture} section={story.section}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON for crawlers, escaped by jsonForScript */}
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(jsonLd) }} />
        <StoryPage view={view} furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}
