import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readFurniture } from '../../../reading/furniture.ts'
import type { FurnitureView } from '../../../reading/views.ts'
import { SiteLayout } from '../../../theme/site-layout.tsx'
import { NotFound, notFoundMetadata } from '../not-found-part.tsx'
import { StaticHtml } from '../static-html.tsx'

export type DateParams = { year: string; month: string; day?: string; number?: string }
type Props = { params: Promise<DateParams> }

/** A page of the calendar, made of how it is read, described and shown. A date that is none, or has no stories, is a 404. */
export function datePage<View>({
  read,
  describe,
  show,
}: {
  read: (params: DateParams) => Promise<View | undefined>
  describe: (view: View, furniture: FurnitureView) => Metadata
  show: (view: View, furniture: FurnitureView) => ReactNode
}) {
  async function generateMetadata({ params }: Props): Promise<Metadata> {
    const view = await read(await params)
    return view ? describe(view, await readFurniture()) : notFoundMetadata
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each route file, never during a render
  async function Page({ params }: Props) {
    const view = await read(await params)
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
