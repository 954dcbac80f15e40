import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readFurniture } from '../../../reading/furniture.ts'
import '../../../theme/theme.css'

export async function generateMetadata(): Promise<Metadata> {
  const { name, siteUrl } = await readFurniture()
  return { metadataBase: new URL(siteUrl), title: { default: name, template: `%s — ${name}` } }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { language } = await readFurniture()
  return (
    <html lang={language}>
      <body>{children}</body>
    </html>
  )
}
