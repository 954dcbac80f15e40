import type { Metadata } from 'next'
import { correctionsMetadata } from '../../../feeds/record-metadata.ts'
import { readCorrections } from '../../../reading/corrections.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { CorrectionsPage } from '../../../theme/corrections-page.tsx'
import { SiteLayout } from '../../../theme/site-layout.tsx'
import { NotFound, notFoundMetadata } from '../not-found-part.tsx'
import { StaticHtml } from '../static-html.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const page = await readCorrections()
  return page ? correctionsMetadata({ furniture: await readFurniture(), page }) : notFoundMetadata
}

export default async function Page() {
  const view = await readCorrections()
  if (!view) return <NotFound />
  const furniture = await readFurniture()
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture}>
        <CorrectionsPage view={view} furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}
