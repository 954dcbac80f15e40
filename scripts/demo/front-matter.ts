import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export type TextFile = { slug: string; front: Record<string, string>; text: string }

/** Every Markdown file of a folder, by name: `key: value` lines between two rules, then the text. The file's name is the slug. */
export async function readTextFiles(folder: string): Promise<TextFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  return await Promise.all(
    names.map(async (name) => ({
      slug: basename(name, '.md'),
      ...parse(await readFile(join(folder, name), 'utf8'), name),
    })),
  )
}

function parse(source: string, name: string): { front: Record<string, string>; text: string } {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replaceAll('\r\n', '\n')) ?? []
  if (head === undefined || text === undefined)
    throw new Error(`${name} must begin with front matter between two lines of ---`)
  const pairs = head
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
  return { front: Object.fromEntries(pairs), text: text.trim() }
}
