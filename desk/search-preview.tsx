import type { ServerComponentProps } from 'payload'
import { SearchPreviewClient } from './search-preview-client.tsx'

/** Reads the paper's name once, when the form is made; the rest follows what is typed. */
export async function SearchPreview({ req }: Pick<ServerComponentProps, 'req'>) {
  const { name } = await req.payload.findGlobal({
    slug: 'settings',
    depth: 0,
    select: { name: true },
    overrideAccess: false,
    user: req.user,
    req,
  })
  return <SearchPreviewClient siteName={name || 'Broadsheet'} siteUrl={req.payload.config.serverURL} />
}
