'use client'

import { useConfig, useFormFields } from '@payloadcms/ui'
import { useDeferredValue, useEffect, useState } from 'react'
import { previewOf } from './preview-of.ts'

type Props = { siteName: string; siteUrl: string }

/** How the story will look in a search result and where it is shared, while it is being written. */
export function SearchPreviewClient({ siteName, siteUrl }: Props) {
  const story = useFormFields(([fields]) => ({
    headline: fields?.headline?.value,
    standfirst: fields?.standfirst?.value,
    seoTitle: fields?.seoTitle?.value,
    seoDescription: fields?.seoDescription?.value,
    slug: fields?.slug?.value,
    body: fields?.body?.value,
  }))
  const sectionId = useFormFields(([fields]) => fields?.section?.value)
  const pictureId = useFormFields(([fields]) => fields?.leadImage?.value)
  const section = useDocument<{ slug?: string }>('sections', sectionId, 'select[slug]=true')
  const picture = useDocument<{ url?: string; alt?: string; sizes?: { thumbnail?: { url?: string } } }>(
    'media',
    pictureId,
    'depth=0',
  )
  const { title, description, crumbs } = previewOf({ ...useDeferredValue(story), sectionSlug: section?.slug })
  const host = URL.canParse(siteUrl) ? new URL(siteUrl).host : siteUrl
  const thumbnail = picture?.sizes?.thumbnail?.url ?? picture?.url

  return (
    <div className="desk-previews">
      <figure>
        <figcaption>In a search result</figcaption>
        <div className="desk-result">
          <p className="desk-result__site">{siteName}</p>
          <p className="desk-result__address">{[host, ...crumbs].join(' › ')}</p>
          <p className="desk-result__title">{title}</p>
          <p className="desk-result__text">{description || 'Write a standfirst: this line is made from it.'}</p>
        </div>
      </figure>
      <figure>
        <figcaption>Where it is shared</figcaption>
        <div className="desk-card">
          {thumbnail ? (
            <img src={thumbnail} alt={picture?.alt ?? ''} />
          ) : (
            <p className="desk-card__none">Without a lead picture the paper’s logo stands here.</p>
          )}
          <div>
            <p className="desk-card__site">{host}</p>
            <p className="desk-card__title">{title}</p>
            <p className="desk-card__text">{description}</p>
          </div>
        </div>
      </figure>
    </div>
  )
}

/** A document that the form names by its id, read anew when another is chosen. */
function useDocument<Shape>(collection: string, value: unknown, query: string): Shape | undefined {
  const { config } = useConfig()
  const [found, setFound] = useState<Shape>()
  const id = typeof value === 'string' ? value : (value as { id?: string } | null | undefined)?.id

  useEffect(() => {
    setFound(undefined)
    if (!id) return
    const controller = new AbortController()
    fetch(`${config.routes.api}/${collection}/${id}?${query}`, {
      signal: controller.signal,
      credentials: 'same-origin',
    })
      .then((response) => (response.ok ? (response.json() as Promise<Shape>) : undefined))
      .then(setFound, () => {})
    return () => controller.abort()
  }, [id, collection, query, config.routes.api])

  return found
}
