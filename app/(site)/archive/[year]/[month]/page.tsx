import { archiveMonthMetadata } from '../../../../../feeds/archive-metadata.ts'
import { monthFrom } from '../../../../../reading/archive-dates.ts'
import { readArchiveMonth } from '../../../../../reading/archive-month.ts'
import { ArchiveMonthPage } from '../../../../../theme/archive-month-page.tsx'
import { datePage } from '../../date-page.tsx'

const { generateMetadata, Page } = datePage({
  async read(params) {
    const month = monthFrom(params)
    return month === undefined ? undefined : readArchiveMonth(month)
  },
  describe: (page, furniture) => archiveMonthMetadata({ furniture, page }),
  show: (view, furniture) => <ArchiveMonthPage view={view} furniture={furniture} />,
})

export { generateMetadata, Page as default }
