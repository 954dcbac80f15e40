import type { Metadata } from 'next'
import { searchMetadata } from '../../../feeds/search-metadata.ts'
import { readFurniture } from '../../../reading/furniture.ts'
import { readSearchPage } from '../../../reading/search-page.ts'
import { SearchPage } from '../../../theme/search-page.tsx'
import { SiteLayout } from '../../../theme/site-layout.tsx'
import { StaticHtml } from '../static-html.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const view = await readSearchPage(JSON.stringify(await searchParams))
  return searchMetadata({ furniture: await readFurniture(), page: view })
}

export default async function Page({ searchParams }: Props) {
  const view = await readSearchPage(JSON.stringify(await searchParams))
  const furniture = await readFurniture()
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture}>
        <SearchPage view={view} furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}
