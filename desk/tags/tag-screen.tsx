import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { AppError } from '../../lib/errors.ts'
import { type Asked, askedOf, DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { mayChangeTags } from './tag-endpoints.ts'
import '../styles/tags.css'

/**
 * A screen of tags below the admin's own head and navigation: forms and no script. What may not be done is said in the place of
 * what would be shown.
 */
export async function tagScreen(
  props: AdminViewServerProps,
  { title, lead, content }: { title: string; lead: string; content: (asked: Asked) => Promise<ReactNode> },
): Promise<ReactNode> {
  mustBeSignedIn(props, '/admin/tags/duplicates')
  return (
    <DeskScreen
      view={props}
      title={title}
      lead={lead}
      under={[{ label: 'Tags', url: '/collections/tags' }]}
      className="desk-tags"
    >
      {mayChangeTags(props.initPageResult.req) ? (
        await content(askedOf(props)).catch(sentence)
      ) : (
        <p className="desk-tags__note">Only editors and admins merge, split and delete tags.</p>
      )}
    </DeskScreen>
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
