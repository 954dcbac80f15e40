import { frontMetadata } from '../../feeds/page-metadata.ts'
import { readFront } from '../../reading/front.ts'
import { noteEndAfter, readFurniture } from '../../reading/furniture.ts'
import { FrontPage } from '../../theme/front-page.tsx'
import { SiteLayout } from '../../theme/site-layout.tsx'
import { StaticHtml } from './static-html.tsx'

export async function generateMetadata() {
  return frontMetadata({ furniture: await readFurniture(), page: await readFront() })
}

export default async function Page() {
  const [view, furniture] = await Promise.all([readFront(), readFurniture()])
  // It says what day it is.
  noteEndAfter(furniture.dayEndsInMs)
  return (
    <StaticHtml>
      <SiteLayout furniture={furniture} isFront>
        <FrontPage view={view} furniture={furniture} />
      </SiteLayout>
    </StaticHtml>
  )
}
