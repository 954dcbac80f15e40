import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import type { ReactNode } from 'react'

/** A tab beside a story's form, with the way back to the story above it. */
export function StoryTab({
  view: { initPageResult, routeSegments },
  title,
  lead,
  children,
}: {
  view: Pick<DocumentViewServerProps, 'initPageResult' | 'routeSegments'>
  title: string
  lead: string
  children: ReactNode
}) {
  return (
    <>
      <SetDocumentStepNav
        collectionSlug="articles"
        id={initPageResult.docID}
        isTrashed={routeSegments[2] === 'trash'}
        pluralLabel="Stories"
        useAsTitle="headline"
        view={title}
      />
      <main>
        <Gutter className="desk-receipts">
          <h2>{title}</h2>
          <p className="desk-receipts__what">{lead}</p>
          {children}
        </Gutter>
      </main>
    </>
  )
}
