/**
 * Who may do what: the one table that every access rule reads.
 *
 * `all`: every document · `own`: documents that name the user as owner (stories), as one of its people or as whoever pitched it
 * (assignments) or creator (pictures) or that are the user's own account · `ownDraft`: own stories that readers have not got · `none`.
 * `publish` covers every change to what readers see: publishing, updating a live story, unpublishing, trashing a live story.
 */
export const ROLES = ['admin', 'editor', 'reporter', 'contributor'] as const
export type Role = (typeof ROLES)[number]

export type Scope = 'all' | 'own' | 'ownDraft' | 'none'
export type Action = 'read' | 'create' | 'update' | 'delete' | 'publish'
export type Subject =
  | 'articles'
  | 'authors'
  | 'tags'
  | 'sections'
  | 'media'
  | 'pages'
  | 'fronts'
  | 'redirects'
  | 'users'
  | 'settings'
  | 'breaking'
  /** To approve a text, and to send it back. */
  | 'approvals'
  /** To take a text from readers with a notice in its place; to delete one is to end it, or to make it one by law, without an end. */
  | 'withdrawals'
  /** To set an embargo, or move it to later; to delete one is to let a text out before its time. */
  | 'embargoes'
  /** Several things that go live in one moment. */
  | 'releases'
  /** What is to be written, by whom and by when. */
  | 'assignments'
  /** To accept a pitch and to decline one, and to say who writes it and by when. */
  | 'commissions'

type Rules = Record<Action, Scope>
const full: Rules = { read: 'all', create: 'all', update: 'all', delete: 'all', publish: 'all' }
const readOnly: Rules = { read: 'all', create: 'none', update: 'none', delete: 'none', publish: 'none' }
const nothing: Rules = { ...readOnly, read: 'none' }

export const PERMISSIONS: Record<Role, Record<Subject, Rules>> = {
  admin: {
    articles: full,
    authors: full,
    tags: full,
    sections: full,
    media: full,
    pages: full,
    fronts: full,
    redirects: full,
    users: full,
    settings: full,
    breaking: full,
    approvals: full,
    withdrawals: full,
    embargoes: full,
    releases: full,
    assignments: full,
    commissions: full,
  },
  editor: {
    articles: full,
    authors: full,
    tags: full,
    sections: { ...full, delete: 'none' },
    media: full,
    pages: full,
    fronts: full,
    redirects: full,
    users: { ...readOnly, update: 'own' },
    settings: readOnly,
    breaking: full,
    approvals: full,
    withdrawals: { ...full, delete: 'none' },
    embargoes: { ...full, delete: 'none' },
    releases: full,
    assignments: full,
    commissions: full,
  },
  reporter: {
    articles: { read: 'all', create: 'all', update: 'own', delete: 'ownDraft', publish: 'none' },
    authors: { ...readOnly, create: 'all' },
    tags: { ...readOnly, create: 'all' },
    sections: readOnly,
    media: { ...readOnly, create: 'all', update: 'own' },
    pages: readOnly,
    fronts: readOnly,
    redirects: nothing,
    users: { ...readOnly, update: 'own' },
    settings: readOnly,
    breaking: readOnly,
    approvals: readOnly,
    withdrawals: readOnly,
    embargoes: readOnly,
    releases: nothing,
    assignments: { ...readOnly, create: 'all', update: 'own' },
    commissions: readOnly,
  },
  contributor: {
    articles: { read: 'ownDraft', create: 'all', update: 'ownDraft', delete: 'ownDraft', publish: 'none' },
    authors: readOnly,
    tags: readOnly,
    sections: readOnly,
    media: { ...readOnly, create: 'all', update: 'own' },
    pages: nothing,
    fronts: nothing,
    redirects: nothing,
    users: { ...nothing, read: 'own', update: 'own' },
    settings: readOnly,
    breaking: readOnly,
    approvals: readOnly,
    withdrawals: readOnly,
    embargoes: readOnly,
    releases: nothing,
    assignments: { ...nothing, read: 'own', update: 'own' },
    commissions: readOnly,
  },
}

/** The scope in which a role may do an action; no role, no scope. */
export function scopeOf(role: Role | undefined, subject: Subject, action: Action): Scope {
  return role ? PERMISSIONS[role][subject][action] : 'none'
}
