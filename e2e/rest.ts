import type { Block } from '../edition/body.ts'
import { blocksToLexical } from '../importers/body/blocks-to-lexical.ts'
import { plain } from '../media/testing-images.ts'
import type { Role } from '../newsroom/permissions.ts'
import { HOUSE, tokenOf } from './house.ts'

export type Doc = { id: string; slug: string; [field: string]: unknown }
type Collection = 'articles' | 'authors' | 'tags' | 'sections' | 'media' | 'pages' | 'fronts' | 'redirects' | 'users'

/** The newsroom's REST as somebody with an account uses it. Anything but success throws, with the newsroom's own sentence. */
export function restAs(role: Role) {
  const call = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const isForm = body instanceof FormData
    const response = await fetch(`${HOUSE}/api/${path}`, {
      method,
      headers: {
        Authorization: `JWT ${tokenOf(role)}`,
        ...(!isForm && body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /api/${path} answered ${response.status}: ${text.slice(0, 500)}`)
    return JSON.parse(text)
  }
  const doc = (answer: Record<string, unknown>) => (answer.doc ?? answer) as Doc

  /** A text is saved on the revision that it was made from. */
  const newest = async (collection: Collection, id: string) => {
    if (collection !== 'articles' && collection !== 'pages' && collection !== 'fronts') return {}
    const { revision } = await call('GET', `${collection}/${id}?depth=0&draft=true`)
    return { revision }
  }

  return {
    call,
    create: async (collection: Collection, data: object) => doc(await call('POST', `${collection}?depth=0`, data)),
    update: async (collection: Collection, id: string, data: object) =>
      doc(await call('PATCH', `${collection}/${id}?depth=0`, { ...(await newest(collection, id)), ...data })),
    /** Kept beside the live story, as the form's autosave does. */
    saveDraft: async (id: string, data: object) =>
      doc(
        await call('PATCH', `articles/${id}?depth=0&draft=true`, {
          ...(await newest('articles', id)),
          ...{ ...data, _status: 'draft' },
        }),
      ),
    remove: (collection: Collection, id: string) => call('DELETE', `${collection}/${id}`),
    find: async (collection: Collection, query: string) =>
      (await call('GET', `${collection}?depth=0&${query}`)).docs as Doc[],
    setBreaking: (data: object) => call('POST', 'globals/breaking', data),
    picture: async (data: { alt: string; caption?: string; credit?: string }, colour?: string) => {
      const form = new FormData()
      form.set('_payload', JSON.stringify(data))
      form.set('file', await pictureFile(colour), 'picture.png')
      return doc(await call('POST', 'media?depth=0', form))
    },
  }
}
export type Rest = ReturnType<typeof restAs>

/** A picture of one colour; another colour is another file with another address. */
export async function pictureFile(colour = randomColour()): Promise<File> {
  const bytes = await plain(900, 600, colour).png().toBuffer()
  return new File([new Uint8Array(bytes)], 'picture.png', { type: 'image/png' })
}

/** A story's body as the editor keeps it: paragraphs, or blocks as given. */
export function bodyOf(...blocks: (string | Block)[]): unknown {
  const given = blocks.map(
    (block): Block =>
      typeof block === 'string' ? { type: 'paragraph', children: [{ type: 'text', text: block }] } : block,
  )
  return blocksToLexical(given, { seed: 'e2e' })
}

/** The id of one of the demo edition's sections. */
export async function sectionId(rest: Rest, slug: string): Promise<string> {
  const [section] = await rest.find('sections', `where[slug][equals]=${slug}`)
  if (!section) throw new Error(`the demo edition has no section ${slug}`)
  return section.id
}

function randomColour(): string {
  return `#${[...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
