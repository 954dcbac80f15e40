import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, Link, SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { AppError } from '../../lib/errors.ts'
import { mayChangeTags } from './tag-endpoints.ts'
import '../styles/tags.css'

/** What a screen asks for in its address: the first of each name. */
export type Asked = Record<string, string | undefined>

/**
 * A screen of tags below the admin's own head and navigation: forms and no script. What may not be done is said in the place of
 * what would be shown.
 */
export async function tagScreen(
  { initPageResult, params, payload, i18n, searchParams }: AdminViewServerProps,
  { title, lead, content }: { title: string; lead: string; content: (asked: Asked) => Promise<ReactNode> },
): Promise<ReactNode> {
  const { req, permissions, visibleEntities, locale } = initPageResult
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Ftags%2Fduplicates')
  const asked = Object.fromEntries(
    Object.entries(searchParams ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: 'Tags', url: '/collections/tags' }, { label: title }]} />
      <main>
        <Gutter className="desk desk-tags">
          <header className="desk__head">
            <div>
              <h1>{title}</h1>
              <p>{lead}</p>
            </div>
          </header>
          {mayChangeTags(req) ? (
            await content(asked).catch(sentence)
          ) : (
            <p className="desk-tags__note">Only editors and admins merge, split and delete tags.</p>
          )}
        </Gutter>
      </main>
    </DefaultTemplate>
  )
}

function sentence(error: unknown): ReactNode {
  if (!(error instanceof AppError) || !error.userMessage) throw error
  return (
    <p className="desk-tags__note" role="alert">
      {error.userMessage} <Link href="/admin/collections/tags">All tags</Link>
    </p>
  )
}
