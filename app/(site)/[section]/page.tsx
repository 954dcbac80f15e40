import type { Metadata } from 'next'
import { sectionMetadata, staticPageMetadata } from '../../../feeds/page-metadata.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { readSectionPage } from '../../../reading/section-page.ts'
import { readStaticPage } from '../../../reading/static-page.ts'
import { SectionPage } from '../../../theme/section-page.tsx'
import { SiteLayout } from '../../../theme/site-layout.tsx'
import { StaticPage } from '../../../theme/static-page.tsx'
import { NotFound, notFoundMetadata } from '../not-found-part.tsx'
import { StaticHtml } from '../static-html.tsx'

type Props = { params: Promise<{ section: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section: slug } = await params
  const furniture = await readFurniture()
  const section = await readSectionPage(slug)
  if (section) return sectionMetadata({ furniture, page: section })
  const page = await readStaticPage(slug)
  return page ? staticPageMetadata({ furniture, page }) : notFoundMetadata
}

/** Sections and static pages share the first word of an address. */
export default async function Page({ params }: Props) {
  const { section: slug } = await params
  const furniture = await readFurniture()
  const section = await readSectionPage(slug)
  const page = section ? undefined : await readStaticPage(slug)
  if (!section && !page) return <NotFound />
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture} section={section}>
        {section && <SectionPage view={section} furniture={furniture} />}
        {page && <StaticPage view={page} furniture={furniture} />}
      </SiteLayout>
    </StaticHtml>
  )
}
