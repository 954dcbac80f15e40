export type Refusal = Error & { status?: number; data?: Record<string, unknown> }

/** Sends what a panel of the desk asks for. Rejects with the house's own sentence. */
export async function send<Answer>(
  url: string,
  json: unknown,
  { method = 'POST' }: { method?: 'POST' | 'PATCH' } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  }).catch(() => undefined)
  const answer = await response?.json().catch(() => undefined)
  if (response?.ok) return answer
  const [error] = answer?.errors ?? []
  const sentence = error?.message ?? 'The newsroom does not answer. Nothing was changed; try again in a moment.'
  throw Object.assign(new Error(sentence), { status: response?.status, data: error?.data })
}
