import { archiveDayMetadata } from '../../../../../../feeds/archive-metadata.ts'
import { dayFrom } from '../../../../../../reading/archive-dates.ts'
import { readArchiveDay } from '../../../../../../reading/archive-day.ts'
import { pageNumber } from '../../../../../../reading/listing.ts'
import { ArchiveDayPage } from '../../../../../../theme/archive-day-page.tsx'
import { datePage } from '../../../date-page.tsx'

const { generateMetadata, Page } = datePage({
  async read({ year, month, day = '', number }) {
    const date = dayFrom({ year, month, day })
    const page = number === undefined ? undefined : pageNumber(number)
    if (date === undefined || (number !== undefined && page === undefined)) return undefined
    return readArchiveDay(date, page)
  },
  describe: (page, furniture) => archiveDayMetadata({ furniture, page }),
  show: (view, furniture) => <ArchiveDayPage view={view} furniture={furniture} />,
})

export { generateMetadata, Page as default }
