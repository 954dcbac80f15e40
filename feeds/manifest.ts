import type { MetadataRoute } from 'next'
import type { FurnitureView } from '../reading/views.ts'

export type ManifestIcon = { src: string; sizes: string; type: string; purpose?: 'any' | 'maskable' }

/** The web app manifest (https://www.w3.org/TR/appmanifest/); `icons` are files of the site, `colours` those of its theme. */
export function webManifest({
  furniture,
  icons,
  colours,
}: {
  furniture: Pick<FurnitureView, 'name' | 'tagline' | 'language'>
  icons: ManifestIcon[]
  colours: { paper: string }
}): MetadataRoute.Manifest {
  return {
    id: '/',
    name: furniture.name,
    short_name: furniture.name,
    description: furniture.tagline,
    lang: furniture.language,
    start_url: '/',
    scope: '/',
    // A news page needs its address bar: it is there to be shared, searched and left.
    display: 'minimal-ui',
    background_color: colours.paper,
    theme_color: colours.paper,
    icons,
  }
}
