import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPayload, type Payload } from 'payload'
import type { Block, Inline } from '../edition/body.ts'
import { blocksToLexical } from '../importers/body/blocks-to-lexical.ts'
import { markdownToBlocks } from '../importers/body/markdown-to-blocks.ts'
import { resolveBlocks } from '../importers/body/resolve-blocks.ts'
import { FORMATS } from '../importers/formats.ts'
import { createPayloadWriter } from '../importers/payload-writer.ts'
import { runImport } from '../importers/pipeline.ts'
import { createImageStore } from '../importers/store-images.ts'
import { readHouseEnv } from '../lib/env.ts'
import { AppError } from '../lib/errors.ts'
import type { Role } from '../newsroom/permissions.ts'
import config from '../payload.config.ts'
import type { Page } from '../payload-types.ts'
import { type DemoSite, writeDemoArchive } from './demo/demo-edition.ts'
import { fillDesk } from './demo/desk.ts'
import { tellPublicRecord } from './demo/public-record.ts'
import { writeDemoFronts } from './demo/write-fronts.ts'

/**
 * Fills the newsroom with the demo edition: accounts, the site's settings, static pages, the stories through the same
 * import that a publisher's archive takes, and two composed fronts. Run again after it was cut short it ends with the same rows.
 */
const PAGES = 'https://pages.invalid/'

const { DATA_DIR } = readHouseEnv()
const payload = await getPayload({ config })
await makeAccounts(payload)
const { archive, site } = await writeDemoArchive(join(DATA_DIR, 'demo'), new Date())
await writeSite(payload, site)
await importStories(payload, archive)
await tellPublicRecord(payload)
await fillDesk(payload, new Date())
await writeDemoFronts(payload, new Date())
await payload.destroy()
process.exit(0)

async function makeAccounts(payload: Payload): Promise<void> {
  const file = join(DATA_DIR, 'demo-accounts.json')
  const known: { email: string; password: string; role: Role }[] = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : []
  const names: Record<Role, string> = {
    admin: 'Asha Rao',
    editor: 'Edwin Okafor',
    reporter: 'Rita Lindqvist',
    contributor: 'Chidi Fontaine',
  }
  for (const [role, name] of Object.entries(names) as [Role, string][]) {
    if (known.some((account) => account.role === role)) continue
    const account = { email: `${role}@demo.example`, password: randomBytes(9).toString('base64url'), role }
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: account.email } },
      limit: 1,
      depth: 0,
    })
    if (docs[0]) await payload.update({ collection: 'users', id: docs[0].id, data: { password: account.password } })
    else await payload.create({ collection: 'users', data: { ...account, name } })
    known.push(account)
    writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 })
  }
}

async function writeSite(payload: Payload, { settings, pages }: DemoSite): Promise<void> {
  await payload.updateGlobal({ slug: 'settings', data: settings })
  const ids = new Map<string, string>()
  for (const { slug, title, description } of pages) {
    const { docs } = await payload.find({ collection: 'pages', where: { slug: { equals: slug } }, limit: 1, depth: 0 })
    const page = docs[0] ?? (await payload.create({ collection: 'pages', data: { slug, title, description } as Page }))
    ids.set(slug, page.id)
  }
  // Once all have an id, because they link to each other.
  for (const { slug, bodyMarkdown } of pages) {
    const body = blocksToLexical(pageBlocks(bodyMarkdown, ids), { seed: slug }) as unknown as Page['body']
    await payload.update({ collection: 'pages', id: ids.get(slug) ?? '', data: { body, _status: 'published' } })
  }
}

/** In a page's Markdown `page:SLUG` is a link to another page. */
function pageBlocks(markdown: string, ids: Map<string, string>): Block[] {
  const blocks = markdownToBlocks(markdown.replaceAll('](page:', `](${PAGES}`))
  const link = (child: Inline): Inline => {
    const id =
      child.type === 'link' && child.href.startsWith(PAGES) ? ids.get(child.href.slice(PAGES.length)) : undefined
    return child.type === 'link' && id ? { type: 'internalLink', to: 'pages', id, children: child.children } : child
  }
  return resolveBlocks(blocks, { image: () => undefined, document: () => undefined }).map((block) => {
    if (block.type === 'paragraph') return { ...block, children: block.children.map(link) }
    if (block.type !== 'list') return block
    return { ...block, items: block.items.map((item) => ({ ...item, children: item.children.map(link) })) }
  })
}

async function importStories(payload: Payload, file: string): Promise<void> {
  const namespace = 'demo'
  const images = createImageStore({ payload, namespace, archive: file })
  const report = await runImport({
    file,
    format: FORMATS.archive ?? never(),
    namespace,
    images: true,
    writer: createPayloadWriter({ payload, namespace, images }),
    batchSize: 4,
    onProgress: ({ phase, done, total }) => phase === 'writing' && console.log(`${done}/${total} stories`),
  })
  if (report.failed > 0)
    throw new AppError('demo', { userMessage: `The demo edition is not whole: ${report.failed} stories failed.` })
}

function never(): never {
  throw new AppError('demo', { message: 'the archive format is missing' })
}
