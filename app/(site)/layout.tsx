import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { readFurniture } from '../../reading/furniture.ts'
import '../../theme/theme.css'

// Readers' pages are rendered for each request of `delivery/`; Next's own caches would show old pages after a publish.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { name, siteUrl } = await readFurniture()
  return {
    metadataBase: new URL(siteUrl),
    title: { default: name, template: `%s — ${name}` },
    manifest: '/manifest.webmanifest',
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function Layout({ children }: { children: ReactNode }) {
  const { language } = await readFurniture()
  return (
    <html lang={language}>
      <body>{children}</body>
    </html>
  )
}
