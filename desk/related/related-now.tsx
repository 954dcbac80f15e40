'use client'

import { Link, useConfig, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { ChosenStory } from './chosen-words.ts'

/** What was chosen for the story when it was published, and why; a choice can be pinned or banned from here. */
export function RelatedNow() {
  const { id, hasPublishedDoc } = useDocumentInfo()
  const { config } = useConfig()
  const [stories, setStories] = useState<ChosenStory[]>()
  useEffect(() => {
    if (!id || !hasPublishedDoc) return
    const controller = new AbortController()
    fetch(`${config.routes.api}/articles/${id}/related`, { signal: controller.signal, credentials: 'same-origin' })
      .then((response) => (response.ok ? response.json() : undefined))
      .then((answer: { stories: ChosenStory[] } | undefined) => setStories(answer?.stories))
      .catch(() => {})
    return () => controller.abort()
  }, [id, hasPublishedDoc, config.routes.api])

  if (!hasPublishedDoc)
    return <p className="desk-related__none">Stories are chosen when this one is published. Pinned ones stand first.</p>
  if (!stories) return null
  if (stories.length === 0)
    return <p className="desk-related__none">No story has enough in common with this one yet.</p>
  return (
    <section className="desk-related" aria-label="Chosen stories">
      <h3>Chosen, the best first</h3>
      <ol>
        {stories.map((story) => (
          <li key={story.id}>
            <Chosen story={story} admin={config.routes.admin} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Chosen({ story, admin }: { story: ChosenStory; admin: string }) {
  const isPinned = useStands('pinnedRelated', story.id)
  const isBanned = useStands('bannedRelated', story.id)
  const { addFieldRow, setModified } = useForm()
  const add = (path: 'pinnedRelated' | 'bannedRelated') => {
    const subFieldState = {
      story: { value: story.id, initialValue: story.id, valid: true },
      ...(path === 'bannedRelated' && { bothWays: { value: true, initialValue: true, valid: true } }),
    }
    addFieldRow({ path, schemaPath: `articles.${path}`, subFieldState })
    setModified(true)
  }
  return (
    <>
      <Link href={`${admin}/collections/articles/${story.id}`} prefetch={false}>
        {story.headline}
      </Link>{' '}
      <span className="desk-related__points">{story.points.toFixed(1)} of 100</span>
      <ul>
        {story.parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {isPinned || isBanned ? (
        <p className="desk-related__none">{isPinned ? 'Pinned' : 'Never shown here'}, with the next publish.</p>
      ) : (
        <p className="desk-related__acts">
          <button type="button" className="desk-button" onClick={() => add('pinnedRelated')}>
            Pin<span className="desk-hidden"> “{story.headline}”</span>
          </button>{' '}
          <button type="button" className="desk-button" onClick={() => add('bannedRelated')}>
            Never here<span className="desk-hidden">: “{story.headline}”</span>
          </button>
        </p>
      )}
    </>
  )
}

/** Whether a story stands in one of the form's two lists. */
function useStands(path: 'pinnedRelated' | 'bannedRelated', id: string): boolean {
  return useFormFields(([fields]) =>
    Object.entries(fields).some(
      ([name, field]) => name.startsWith(`${path}.`) && name.endsWith('.story') && field?.value === id,
    ),
  )
}
