import { AsyncLocalStorage } from 'node:async_hooks'

/** What a render says about itself besides its HTML. Next cannot set a page's status without its own JavaScript, so pages say it here. */
export type RenderScope = {
  /** The path that the reader asked for. */
  path: string
  status: number
  /** Set by a page whose address has moved: it renders nothing. */
  redirect?: { location: string; status: 301 | 302 }
  /** Statements that the render sent to the database. */
  statements: number
}

// Next bundles its own copy of this module, so the storage itself is what both copies share.
const KEY = Symbol.for('broadsheet.render-scope')
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RenderScope> }
shared[KEY] ??= new AsyncLocalStorage<RenderScope>()
const storage = shared[KEY]

export function runInScope<Result>(
  path: string,
  work: () => Promise<Result>,
): Promise<{ scope: RenderScope; result: Result }> {
  const scope: RenderScope = { path, status: 200, statements: 0 }
  return storage.run(scope, async () => ({ scope, result: await work() }))
}

export function currentScope(): RenderScope | undefined {
  return storage.getStore()
}

/** Gives the page that is being rendered the status 404. */
export function markNotFound(): void {
  const scope = storage.getStore()
  if (scope) scope.status = 404
}

/** Sends the reader of the page that is being rendered to where it is now, for good. */
export function markMoved(location: string): void {
  const scope = storage.getStore()
  if (scope) scope.redirect = { location, status: 301 }
}
