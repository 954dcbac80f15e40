import { authorMetadata } from '../../../../feeds/page-metadata.ts'
import { readAuthorPage } from '../../../../reading/author-page.ts'
import { AuthorPage } from '../../../../theme/author-page.tsx'
import { listPage } from '../../list-page.tsx'

const { generateMetadata, Page } = listPage({
  read: readAuthorPage,
  describe: (page, furniture) => authorMetadata({ furniture, page }),
  show: (view, furniture) => <AuthorPage view={view} furniture={furniture} />,
})

export { generateMetadata, Page as default }
