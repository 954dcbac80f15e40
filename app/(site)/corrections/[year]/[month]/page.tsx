import { correctionsMetadata } from '../../../../../feeds/record-metadata.ts'
import { monthFrom } from '../../../../../reading/archive-dates.ts'
import { readCorrections } from '../../../../../reading/corrections.ts'
import { CorrectionsPage } from '../../../../../theme/corrections-page.tsx'
import { datePage } from '../../../archive/date-page.tsx'

const { generateMetadata, Page } = datePage({
  async read(params) {
    const month = monthFrom(params)
    return month === undefined ? undefined : readCorrections(month)
  },
  describe: (page, furniture) => correctionsMetadata({ furniture, page }),
  show: (view, furniture) => <CorrectionsPage view={view} furniture={furniture} />,
})

export { generateMetadata, Page as default }
