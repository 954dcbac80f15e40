import { breadcrumbJsonLd } from '../../../../../feeds/breadcrumb-json-ld.ts'
import { jsonForScript } from '../../../../../feeds/escape.ts'
import { newsArticleJsonLd } from '../../../../../feeds/news-article-json-ld.ts'
import { storyMetadata } from '../../../../../feeds/page-metadata.ts'
import { readFurniture } from '../../../../../reading/furniture.ts'
import { readStoryPage } from '../../../../../reading/story-page.ts'
import { SiteLayout } from '../../../../../theme/site-layout.tsx'
import { StoryPage } from '../../../../../theme/story-page.tsx'

// Rendered at the first request and kept by Next for good: a page cannot be cheaper there.
export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Props = { params: Promise<{ section: string; slug: string }> }

export async function generateMetadata({ params }: Props) {
  const { section, slug } = await params
  const view = await readStoryPage(section, slug)
  return view && 'story' in view ? storyMetadata({ furniture: await readFurniture(), story: view.story }) : {}
}

export default async function Page({ params }: Props) {
  const { section, slug } = await params
  const view = await readStoryPage(section, slug)
  if (!view || !('story' in view)) return <p>There is no such story.</p>
  const furniture = await readFurniture()
  const { story } = view
  const jsonLd = [
    newsArticleJsonLd({ furniture, story }),
    breadcrumbJsonLd({ furniture, breadcrumbs: story.breadcrumbs, current: story.headline }),
  ]
  return (
    <SiteLayout furniture={furniture} section={story.section}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON for crawlers, escaped by jsonForScript */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(jsonLd) }} />
      <StoryPage view={view} furniture={furniture} />
    </SiteLayout>
  )
}
