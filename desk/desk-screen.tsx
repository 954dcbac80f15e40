import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { cleanDeep } from '../lib/clean-text.ts'

/**
 * A screen of our own below the admin's head and navigation.
 * @param under - the step before it in the path at the top
 */
export function DeskScreen({
  view: { initPageResult, params, payload, i18n, searchParams },
  title,
  lead,
  under = [],
  className = '',
  children,
}: {
  view: AdminViewServerProps
  title: string
  lead: string
  under?: { label: string; url: string }[]
  className?: string
  children: ReactNode
}) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={visibleEntities}
      // What stands at the top right of Payload's own pages.
      viewActions={payload.config.admin.components.actions}
    >
      <SetStepNav nav={[...under, { label: title }]} />
      <main>
        <Gutter className={`desk ${className}`}>
          <header className="desk__head">
            <div>
              <h1>{title}</h1>
              <p>{lead}</p>
            </div>
          </header>
          {children}
        </Gutter>
      </main>
    </DefaultTemplate>
  )
}

/** What a screen asks for in its address: the first of each name. */
export type Asked = Record<string, string | undefined>

export function askedOf({ searchParams }: AdminViewServerProps): Asked {
  return Object.fromEntries(
    Object.entries(searchParams ?? {}).map(([name, value]) => [
      name,
      cleanDeep(Array.isArray(value) ? value[0] : value),
    ]),
  )
}

/** Who is not signed in does so first, and then comes back to `path`. */
export function mustBeSignedIn({ initPageResult }: AdminViewServerProps, path: string): void {
  if (!initPageResult.req.user) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`)
}
