import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readFurniture } from '../../reading/furniture.ts'
import '../../theme/theme.css'
import { RefreshOnSave } from '../../desk/refresh-on-save.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } }

export default async function Layout({ children }: { children: ReactNode }) {
  const { language, siteUrl } = await readFurniture()
  return (
    <html lang={language}>
      <body>
        <RefreshOnSave siteUrl={siteUrl} />
        {children}
      </body>
    </html>
  )
}
