import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import type { Block } from '../edition/body.ts'
import { fragment } from '../lib/sql.ts'
import { bodyView, JOINED_COLUMNS, type Joined } from './body-view.ts'
import { isoTime } from './cards.ts'
import { publicReader, type Reader } from './reader.ts'
import type { StaticPageView } from './views.ts'

type Row = Joined & {
  id: string
  slug: string
  title: string
  description: string | null
  body: Block[]
  updated_at: Date
}

const COLUMNS = fragment`
  page.id, page.slug, page.title, page.description, page.body, page.updated_at,
  ${JOINED_COLUMNS}`

/** A page that stands still: about, terms, privacy. */
export const readStaticPage = cache(
  async (slug: string, reader = publicReader()): Promise<StaticPageView | undefined> => {
    noteTags(`at:/${slug}`)
    const [row] = await reader.sql<Row>`select ${COLUMNS} from edition.pages as page where page.slug = ${slug} limit 1`
    return row && pageFrom(row, reader)
  },
)

/** The same for an id: for previews. */
export async function readStaticPageById(id: string, reader: Reader): Promise<StaticPageView | undefined> {
  const [row] = await reader.sql<Row>`select ${COLUMNS} from edition.pages as page where page.id = ${id} limit 1`
  return row && pageFrom(row, reader)
}

function pageFrom(row: Row, reader: Reader): StaticPageView {
  noteTags(`doc:${row.id}`)
  return {
    title: row.title,
    href: `/${row.slug}`,
    ...(row.description && { description: row.description }),
    body: bodyView(row.body, row, reader.mediaBase),
    updatedAt: isoTime(row.updated_at),
  }
}
