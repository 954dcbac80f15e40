'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { TagName } from '../../newsroom/tags/find-tags.ts'
import { type ChosenTag, requestNamed } from './tag-requests.ts'
import { moved } from './tag-texts.ts'

export type Chosen = {
  ids: string[]
  /** Absent until it has been looked up. */
  nameOf(id: string): ChosenTag | undefined
  add(tag: TagName): void
  remove(id: string): void
  move(id: string, by: number): void
  /** For a screen reader: what was just done. */
  said: string
}

/** The tags of the story in the form, in order, with their names and what can be done with them. */
export function useChosenTags(value: unknown, setValue: (ids: string[]) => void): Chosen {
  const { config } = useConfig()
  const [names, setNames] = useState<Map<string, ChosenTag>>(new Map())
  const [said, setSaid] = useState('')
  const ids = idsOf(value)
  // Several may be added before the form has drawn the first.
  const latest = useRef(ids)
  latest.current = ids

  const unknown = ids.filter((id) => !names.has(id)).join(',')
  useEffect(() => {
    if (!unknown) return
    const controller = new AbortController()
    requestNamed(unknown.split(','), { api: config.routes.api, signal: controller.signal })
      .then((tags) => setNames((before) => new Map([...before, ...tags.map((tag) => [tag.id, tag] as const)])))
      .catch(() => {})
    return () => controller.abort()
  }, [unknown, config.routes.api])

  const write = (next: string[], words: string) => {
    latest.current = next
    setValue(next)
    setSaid(words)
  }
  const nameOf = (id: string) => names.get(id)
  const wordFor = (id: string) => nameOf(id)?.name ?? 'Tag'
  return {
    ids,
    nameOf,
    said,
    add(tag) {
      setNames((before) => new Map(before).set(tag.id, tag))
      if (latest.current.includes(tag.id)) return setSaid(`${tag.name} is there already.`)
      write([...latest.current, tag.id], `${tag.name} added.`)
    },
    remove(id) {
      write(
        latest.current.filter((each) => each !== id),
        `${wordFor(id)} removed.`,
      )
    },
    move(id, by) {
      const next = moved(latest.current, latest.current.indexOf(id), by)
      write(next, `${wordFor(id)}, ${next.indexOf(id) + 1} of ${next.length}.`)
    },
  }
}

function idsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each) => (typeof each === 'string' ? each : ((each as { id?: string } | null)?.id ?? [])))
}
