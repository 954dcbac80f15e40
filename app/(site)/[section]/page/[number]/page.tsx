import { sectionMetadata } from '../../../../../feeds/page-metadata.ts'
import { readSectionPage } from '../../../../../reading/section-page.ts'
import { SectionPage } from '../../../../../theme/section-page.tsx'
import { listPage } from '../../../list-page.tsx'

const { generateMetadata, Page } = listPage({
  read: readSectionPage,
  describe: (page, furniture) => sectionMetadata({ furniture, page }),
  show: (view, furniture) => <SectionPage view={view} furniture={furniture} />,
})

export { generateMetadata, Page as default }
