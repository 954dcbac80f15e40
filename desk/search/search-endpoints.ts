import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { AppError } from '../../lib/errors.ts'
import { searchDesk } from './search-desk.ts'

const input = z.object({ q: z.string().max(1000) })

/** `GET /api/search?q=`: what the desk's page of results shows, for a field that completes, or for a program. */
export const searchEndpoints: Endpoint[] = [{ path: '/search', method: 'get', handler: answer }]

async function answer(req: PayloadRequest): Promise<Response> {
  if (!req.user) throw new APIError('You are not signed in.', 401, null, true)
  const parsed = input.safeParse({ q: req.searchParams.get('q') ?? '' })
  if (!parsed.success) throw new APIError('Say in `q`, in up to 1000 letters, what to look for.', 400, null, true)
  try {
    return Response.json(await searchDesk(req, parsed.data.q), { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'search-too-slow') throw error
    throw new APIError('This search took too long. Add a rarer word.', 503, null, true)
  }
}
