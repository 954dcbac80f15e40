'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

/** Names that this window has asked for: several slots may be filled from one section. */
const known = new Map<string, Promise<string | undefined>>()

/** The name of a section, a tag or an author; undefined until it is known. */
export function useName(asked: { collection: string; id: string } | undefined): string | undefined {
  const { config } = useConfig()
  const url = asked && `${config.routes.api}/${asked.collection}/${asked.id}?depth=0&select[name]=true`
  const [found, setFound] = useState<{ url: string; name: string | undefined }>()

  useEffect(() => {
    if (!url) return
    let isWanted = true
    const name = known.get(url) ?? readName(url)
    known.set(url, name)
    name.then((name) => isWanted && setFound({ url, name }))
    return () => {
      isWanted = false
    }
  }, [url])

  return found && found.url === url ? found.name : undefined
}

async function readName(url: string): Promise<string | undefined> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => undefined)
  if (!response?.ok) return undefined
  const { name } = (await response.json()) as { name?: unknown }
  return typeof name === 'string' ? name : undefined
}
