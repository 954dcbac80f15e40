import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { AppError } from '../../lib/errors.ts'
import { type CorpusStory, corpusLine, linksLine } from './corpus-schema.ts'

const OURS = join(import.meta.dirname, 'corpora')

/**
 * The stories of a corpus. Throws `corpus` with the file and line of the first one that is none.
 * @param name - one of `corpora/`, a file of JSON lines (also gzipped), or a folder with `articles.jsonl` and `editor-links.jsonl`
 */
export function readCorpus(name: string): CorpusStory[] {
  const path = [name, join(OURS, `${name}.jsonl.gz`)].find(existsSync)
  if (!path) throw problem(`There is no corpus “${name}”: give a file of JSON lines, a folder, or “digitalgov”.`)
  if (!statSync(path).isDirectory()) return parseLines(path, corpusLine)
  const links = new Map(parseLines(join(path, 'editor-links.jsonl'), linksLine).map((row) => [row.slug, row.links]))
  const stories = parseLines(join(path, 'articles.jsonl'), corpusLine)
  return stories.map((story) => ({ ...story, links: links.get(story.slug) ?? story.links }))
}

function parseLines<Line>(path: string, schema: z.ZodType<Line>): Line[] {
  const lines = readText(path).split('\n')
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return []
    const { data, error } = schema.safeParse(parseJson(text))
    if (error)
      throw problem(`${path}, line ${index + 1}: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`)
    return [data as Line]
  })
}

function readText(path: string): string {
  const bytes = readFileSync(path)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function problem(userMessage: string): AppError {
  return new AppError('corpus', { userMessage })
}
