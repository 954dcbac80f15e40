import type { FoundTag, TagName } from '../../newsroom/tags/find-tags.ts'
import type { Part } from '../../newsroom/tags/names-in-text.ts'
import type { Suggestion } from '../../newsroom/tags/rank-suggestions.ts'
import type { TagKind } from '../../newsroom/tags/tag-kinds.ts'

/** A tag as a story names it; `now` is what readers see in the place of a merged one. */
export type ChosenTag = TagName & { now?: string }

type Asked = { api: string; signal?: AbortSignal }

/** @param isForNew - also what only looks alike, although there are better ones */
export async function requestFound(
  text: string,
  { api, signal, isForNew = false }: Asked & { isForNew?: boolean },
): Promise<FoundTag[]> {
  const query = new URLSearchParams({ q: text, ...(isForNew && { for: 'new' }) })
  const { tags } = await ask<{ tags: FoundTag[] }>(`${api}/tags/find?${query}`, { signal })
  return tags
}

export async function requestNamed(ids: string[], { api, signal }: Asked): Promise<ChosenTag[]> {
  const { tags } = await ask<{ tags: ChosenTag[] }>(`${api}/tags/named?ids=${ids.join(',')}`, { signal })
  return tags
}

export async function requestSuggested(
  story: Record<Part, string> & { tags: string[]; refused: string[] },
  { api, signal }: Asked,
): Promise<Suggestion[]> {
  const { tags } = await ask<{ tags: Suggestion[] }>(`${api}/articles/suggest-tags`, { signal, json: story })
  return tags
}

/** Rejects with the sentence that the house answers. */
export async function requestCreated({ name, kind }: { name: string; kind: TagKind }, api: string): Promise<TagName> {
  const { doc } = await ask<{ doc: { id: string; name: string } }>(`${api}/tags?depth=0`, { json: { name, kind } })
  return { id: doc.id, name: doc.name, kind, stories: 0 }
}

async function ask<Shape>(url: string, { signal, json }: { signal?: AbortSignal; json?: unknown }): Promise<Shape> {
  const response = await fetch(url, {
    credentials: 'same-origin',
    ...(signal && { signal }),
    ...(json !== undefined && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(json),
    }),
  })
  // An answer that was given up while it came in rejects: it must not pass for an empty one.
  if (response.ok) return (await response.json()) as Shape
  const refusal = (await response.json().catch(() => ({}))) as Refusal
  throw new Error(sentenceOf(refusal) ?? 'The house did not answer. Try again in a moment.')
}

type Refusal = { errors?: { message?: string; data?: { errors?: { message?: string }[] } }[] }

function sentenceOf({ errors }: Refusal): string | undefined {
  return errors?.[0]?.data?.errors?.[0]?.message ?? errors?.[0]?.message
}
