import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { idOf } from '../../edition/body-from-lexical.ts'
import { cleanDeep, isBlank } from '../../lib/clean-text.ts'
import { mentionedPeople, type Named } from '../../newsroom/notes/mentions.ts'
import { addNote, addReply, readThreads, settleThread } from '../../newsroom/notes/notes.ts'
import { LONGEST_QUOTE } from '../../newsroom/notes/passage.ts'
import { readReaders } from '../../newsroom/notes/readers.ts'
import { LONGEST_NOTE, type Thread } from '../../newsroom/notes/thread.ts'
import { deskTime, readDeskClock } from '../desk-time.ts'
import { readBody } from '../read-body.ts'
import { decide, readStoryRequest, type StoryRequest } from '../workflow/story-request.ts'

/** The notes of a story, for the panel beside its form; times as the desk writes them. */
export type FoundNotes = { threads: Thread[] /** Who can be named. */; people: Named[] }

const words = z
  .string()
  .trim()
  .max(LONGEST_NOTE)
  .transform((text) => cleanDeep(text))
  .refine((text) => !isBlank(text))
const around = z
  .string()
  .max(200)
  .transform(cleanDeep<string>)
const note = z.object({
  kind: z.enum(['note', 'question']),
  words,
  passage: z
    .object({
      quote: z
        .string()
        .min(1)
        .max(LONGEST_QUOTE)
        .transform(cleanDeep<string>),
      before: around,
      after: around,
    })
    .optional(),
})
const reply = z.object({ thread: z.uuid(), words })
const settling = z.object({ thread: z.uuid(), isResolved: z.boolean() })

/** Whoever may read a story may write beside it, and settle what is settled. */
export const noteEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/notes', method: 'get', handler: list },
  { path: '/:id/notes', method: 'post', handler: write },
  { path: '/:id/notes/replies', method: 'post', handler: answer },
  { path: '/:id/notes/settled', method: 'post', handler: settle },
]

async function list(req: PayloadRequest): Promise<Response> {
  const asked = await readStoryRequest(req)
  const clock = await readDeskClock(req.payload)
  const now = new Date().toISOString()
  const inWords = <Said extends { at: string }>(said: Said): Said => ({ ...said, at: deskTime(said.at, clock, now) })
  const threads = (await readThreads(asked.sql, asked.story.id)).map((thread) => ({
    ...inWords(thread),
    replies: thread.replies.map(inWords),
    ...(thread.resolved && { resolved: inWords(thread.resolved) }),
  }))
  const found: FoundNotes = { threads, people: await readersOf(asked) }
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } })
}

async function write(req: PayloadRequest): Promise<Response> {
  const given = await readBody(req, note)
  const asked = await readStoryRequest(req)
  const mentioned = mentionedPeople(given.words, await readersOf(asked))
  const id = await decide(req, (inside) =>
    addNote(inside, { ...given, storyId: asked.story.id, by: asked.by, mentioned }),
  )
  return Response.json({ id, told: toldOf(mentioned, asked) }, { status: 201 })
}

async function answer(req: PayloadRequest): Promise<Response> {
  const given = await readBody(req, reply)
  const asked = await readStoryRequest(req)
  const mentioned = mentionedPeople(given.words, await readersOf(asked))
  const id = await decide(req, (inside) =>
    addReply(inside, {
      ...{ storyId: asked.story.id, threadId: given.thread, words: given.words, by: asked.by, mentioned },
    }),
  )
  return Response.json({ id, told: toldOf(mentioned, asked) }, { status: 201 })
}

async function settle(req: PayloadRequest): Promise<Response> {
  const { thread, isResolved } = await readBody(req, settling)
  const asked = await readStoryRequest(req)
  await decide(req, (inside) =>
    settleThread(inside, { storyId: asked.story.id, threadId: thread, isResolved, by: asked.by }),
  )
  return Response.json({ done: true })
}

function readersOf({ story, user, sql }: StoryRequest): Promise<Named[]> {
  const owners = (story.owners ?? []).flatMap((owner) => idOf(owner) ?? [])
  return readReaders(sql, {
    ...{ storyId: story.id, owners, isPublished: Boolean(story.publishedAt), asker: user.role },
  })
}

/** Who gets a mail, by name. */
function toldOf(mentioned: Named[], { user }: StoryRequest): string[] {
  return mentioned.filter(({ id }) => id !== user.id).map(({ name }) => name)
}
