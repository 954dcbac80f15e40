import type { Metadata } from 'next'
import { archiveMetadata } from '../../../feeds/archive-metadata.ts'
import { readArchive } from '../../../reading/archive-index.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { ArchivePage } from '../../../theme/archive-page.tsx'
import { SiteLayout } from '../../../theme/site-layout.tsx'
import { StaticHtml } from '../static-html.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return archiveMetadata({ furniture: await readFurniture(), page: await readArchive() })
}

export default async function Page() {
  const furniture = await readFurniture()
  const view = await readArchive()
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture}>
        <ArchivePage view={view} furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}
