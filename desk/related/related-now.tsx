'use client'

import { Link, useConfig, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { ChosenStory } from './chosen-words.ts'

/** A job chooses after each publish; by then it has, on most days. */
const CHOSEN_MS = 3000

/** What was chosen for the story when it was published, and why; a choice can be pinned or banned from here. */
export function RelatedNow() {
  const { id, hasPublishedDoc, lastUpdateTime, unpublishedVersionCount } = useDocumentInfo()
  const { config } = useConfig()
  const [stories, setStories] = useState<ChosenStory[]>()
  // What is saved while somebody types changes no choice.
  const publishedAt = unpublishedVersionCount === 0 ? lastUpdateTime : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after each publish.
  useEffect(() => {
    if (!id || !hasPublishedDoc) return
    const controller = new AbortController()
    const read = () =>
      fetch(`${config.routes.api}/articles/${id}/related`, { signal: controller.signal, credentials: 'same-origin' })
        .then((response) => (response.ok ? response.json() : undefined))
        .then((answer: { stories: ChosenStory[] } | undefined) => answer && setStories(answer.stories))
        .catch(() => {})
    void read()
    const later = setTimeout(read, CHOSEN_MS)
    return () => {
      clearTimeout(later)
      controller.abort()
    }
  }, [id, hasPublishedDoc, publishedAt, config.routes.api])

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
  const said = useRef<HTMLParagraphElement>(null)
  const [isMine, setIsMine] = useState(false)
  // The button that was pressed is gone.
  useEffect(() => {
    if (isMine && (isPinned || isBanned)) said.current?.focus()
  }, [isMine, isPinned, isBanned])
  const add = (path: 'pinnedRelated' | 'bannedRelated') => {
    const subFieldState = {
      story: { value: story.id, initialValue: story.id, valid: true },
      ...(path === 'bannedRelated' && { bothWays: { value: true, initialValue: true, valid: true } }),
    }
    addFieldRow({ path, schemaPath: `articles.${path}`, subFieldState })
    setModified(true)
    setIsMine(true)
  }
  return (
    <>
      <Link href={`${admin}/collections/articles/${story.id}`} prefetch={false}>
        {story.headline}
      </Link>{' '}
      <span className="desk-related__points">{story.points}</span>
      <ul>
        {story.parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {isPinned || isBanned ? (
        <p className="desk-related__none" ref={said} tabIndex={-1}>
          {isPinned ? 'Stands among the pinned ones above.' : 'Stands under “Never shown here” above.'}
        </p>
      ) : (
        <p className="desk-related__acts">
          <button type="button" className="desk-button desk-button--quiet" onClick={() => add('pinnedRelated')}>
            Pin<span className="desk-hidden"> “{story.headline}”</span>
          </button>{' '}
          <button type="button" className="desk-button desk-button--quiet" onClick={() => add('bannedRelated')}>
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
