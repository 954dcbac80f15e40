import { tagMetadata } from '../../../../feeds/page-metadata.ts'
import { readTagPage } from '../../../../reading/tag-page.ts'
import { TagPage } from '../../../../theme/tag-page.tsx'
import { listPage } from '../../list-page.tsx'

const { generateMetadata, Page } = listPage({
  read: readTagPage,
  describe: (page, furniture) => tagMetadata({ furniture, page }),
  show: (view, furniture) => <TagPage view={view} furniture={furniture} />,
})

export { generateMetadata, Page as default }
