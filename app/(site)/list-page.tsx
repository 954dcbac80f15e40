import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readFurniture } from '../../reading/furniture.ts'
import { pageNumber } from '../../reading/listing.ts'
import type { FurnitureView } from '../../reading/views.ts'
import { SiteLayout } from '../../theme/site-layout.tsx'
import { NotFound, notFoundMetadata } from './not-found-part.tsx'
import { StaticHtml } from './static-html.tsx'

type Props = { params: Promise<{ slug?: string; section?: string; number?: string }> }

/**
 * The head and the closed pages of a kind of list, made of how it is read, described and shown. A page that is not there, or a
 * number that we would not write, is a 404.
 */
export function listPage<View>({
  read,
  describe,
  show,
}: {
  read: (slug: string, page?: number) => Promise<View | undefined>
  describe: (view: View, furniture: FurnitureView) => Metadata
  show: (view: View, furniture: FurnitureView) => ReactNode
}) {
  async function find({ params }: Props): Promise<View | undefined> {
    const { slug, section, number } = await params
    const page = number === undefined ? undefined : pageNumber(number)
    if (number !== undefined && page === undefined) return undefined
    return read(slug ?? section ?? '', page)
  }
  async function generateMetadata(props: Props): Promise<Metadata> {
    const view = await find(props)
    return view ? describe(view, await readFurniture()) : notFoundMetadata
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each route file, never during a render
  async function Page(props: Props) {
    const view = await find(props)
    if (!view) return <NotFound />
    const furniture = await readFurniture()
    return (
      <StaticHtml>
        <SiteLayout furniture={furniture}>{show(view, furniture)}</SiteLayout>
      </StaticHtml>
    )
  }
  return { generateMetadata, Page }
}
