import { AsyncLocalStorage } from 'node:async_hooks'
import type { PageTag } from './page-tags.ts'

/** What a render says about itself besides its HTML. Next cannot set a page's status without its own JavaScript, so pages say it here. */
export type RenderScope = {
  /** The path that the reader asked for. */
  path: string
  status: number
  /** What the page or file consists of: HTML of what stands in the page's body, or the whole text of the file. */
  text?: string
  /** Id of the last change that the render is sure to see. */
  edition: number
  /** Set by a page whose address has moved: it renders nothing. */
  redirect?: { location: string; status: 301 | 302 }
  /** What the page shows, so that a change to any of it is a change of the page. */
  tags: Set<PageTag>
  /** When something on the page will be out of date without any change, in milliseconds since 1970. */
  validUntil: number
  /** Not worth keeping, or not to be kept: the page is for whoever asked. */
  isUnkept: boolean
  /** Statements that the render sent to the database. */
  statements: number
  /** The database did not answer: the fault is not the page's. */
  databaseAway: boolean
}

// Next bundles its own copy of this module, so the storage itself is what both copies share.
const KEY = Symbol.for('broadsheet.render-scope')
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RenderScope> }
shared[KEY] ??= new AsyncLocalStorage<RenderScope>()
const storage = shared[KEY]

export function runInScope<Result>(
  path: string,
  work: () => Promise<Result>,
  edition = 0,
): Promise<{ scope: RenderScope; result: Result }> {
  const scope: RenderScope = {
    path,
    edition,
    status: 200,
    tags: new Set(),
    validUntil: Number.POSITIVE_INFINITY,
    isUnkept: false,
    statements: 0,
    databaseAway: false,
  }
  return storage.run(scope, async () => ({ scope, result: await work() }))
}

export function currentScope(): RenderScope | undefined {
  return storage.getStore()
}

/** Says what the page that is being rendered shows. */
export function noteTags(...tags: PageTag[]): void {
  const scope = storage.getStore()
  if (scope) for (const tag of tags) scope.tags.add(tag)
}

/** Says when something on the page that is being rendered ends. @param time - as `Date` takes it */
export function noteEnd(time: string | number | Date): void {
  const scope = storage.getStore()
  if (scope) scope.validUntil = Math.min(scope.validUntil, new Date(time).getTime())
}

/** Says that nobody is to keep the page that is being rendered: neither we nor anybody on the way. */
export function noteUnkept(): void {
  const scope = storage.getStore()
  if (scope) scope.isUnkept = true
}

/** Gives delivery the HTML of the body of the page that is being rendered, or the text of the file, past Next. */
export function handOver(text: string): void {
  const scope = storage.getStore()
  if (scope) scope.text = text
}

/** Gives the page that is being rendered the status 404. */
export function markNotFound(): void {
  const scope = storage.getStore()
  if (scope) scope.status = 404
}

/** Gives the page that is being rendered the status 410: what stood here was withdrawn for good. */
export function markGone(): void {
  const scope = storage.getStore()
  if (scope) scope.status = 410
}

/**
 * Sends the reader of the page that is being rendered to where it is now.
 * @param status - 301 for good, 302 where the address will have a page of its own one day
 */
export function markMoved(location: string, status: 301 | 302 = 301): void {
  const scope = storage.getStore()
  if (scope) scope.redirect = { location, status }
}
