import { type Role, type Subject, scopeOf } from '../../newsroom/permissions.ts'

/** Something that the palette does: it leads to a page, or presses a button of the page that is open. */
export type Command = {
  id: string
  label: string
  /** Other words that find it. */
  words?: string
  href?: string
  press?: string
}

type Rule = Command & {
  needs?: [Subject, 'read' | 'create' | 'publish']
  /** Not for those who may do it with their own alone. */
  isForAll?: boolean
}

/** Every place of the desk, and what can be done in an open form. */
const COMMANDS: Rule[] = [
  { id: 'desk', label: 'Go to the desk', words: 'home dashboard start', href: '/admin' },
  {
    id: 'write',
    label: 'Write a story',
    words: 'new create article',
    href: '/admin/collections/articles/create',
    needs: ['articles', 'create'],
  },
  {
    id: 'pitch',
    label: 'Pitch a story',
    words: 'new assignment idea',
    href: '/admin/collections/assignments/create',
    needs: ['assignments', 'create'],
  },
  { id: 'assignments', label: 'Assignments', words: 'planning pitches due', href: '/admin/collections/assignments' },
  { id: 'calendar', label: 'Calendar', words: 'planning week day', href: '/admin/calendar' },
  { id: 'stories', label: 'All stories', words: 'list articles', href: '/admin/collections/articles' },
  { id: 'trash', label: 'Stories in the trash', words: 'deleted', href: '/admin/collections/articles/trash' },
  {
    id: 'breaking',
    label: 'Breaking-news bar',
    words: 'alert urgent',
    href: '/admin/globals/breaking',
    needs: ['breaking', 'read'],
  },
  { id: 'pictures', label: 'Pictures', words: 'media images photographs', href: '/admin/collections/media' },
  { id: 'authors', label: 'Authors', words: 'bylines people', href: '/admin/collections/authors' },
  { id: 'tags', label: 'Tags', words: 'topics', href: '/admin/collections/tags' },
  {
    id: 'duplicates',
    label: 'Tags that may be the same',
    words: 'duplicates merge',
    href: '/admin/tags/duplicates',
    needs: ['tags', 'publish'],
  },
  {
    id: 'tagRecord',
    label: 'What was done to tags',
    words: 'undo merge record',
    href: '/admin/tags/record',
    needs: ['tags', 'publish'],
  },
  { id: 'sections', label: 'Sections', href: '/admin/collections/sections' },
  {
    id: 'fronts',
    label: 'Fronts',
    words: 'home slots lead',
    href: '/admin/collections/fronts',
    needs: ['fronts', 'read'],
  },
  {
    id: 'pages',
    label: 'Static pages',
    words: 'about terms',
    href: '/admin/collections/pages',
    needs: ['pages', 'read'],
  },
  {
    id: 'redirects',
    label: 'Redirects',
    words: 'addresses',
    href: '/admin/collections/redirects',
    needs: ['redirects', 'read'],
  },
  {
    id: 'outbox',
    label: 'Outbox',
    words: 'mail sent messages',
    href: '/admin/outbox',
    needs: ['settings', 'publish'],
  },
  {
    id: 'releases',
    label: 'Releases',
    words: 'schedule together moment',
    href: '/admin/releases',
    needs: ['releases', 'read'],
  },
  {
    id: 'history',
    label: 'History',
    words: 'log audit who did',
    href: '/admin/history',
    needs: ['articles', 'read'],
    isForAll: true,
  },
  { id: 'jobs', label: 'Background work', words: 'failed jobs', href: '/admin/jobs', needs: ['articles', 'publish'] },
  { id: 'accounts', label: 'Accounts', words: 'users colleagues invite', href: '/admin/collections/users' },
  {
    id: 'settings',
    label: 'Site settings',
    words: 'name logo zone',
    href: '/admin/globals/settings',
    needs: ['settings', 'read'],
  },
  { id: 'account', label: 'My account', words: 'password name', href: '/admin/account' },
  { id: 'site', label: 'Open the site', words: 'readers front page', href: '/' },
  {
    id: 'publish',
    label: 'Publish changes',
    words: 'save live',
    press: '.collection-edit--articles #action-save',
    needs: ['articles', 'publish'],
  },
  { id: 'preview', label: 'Live preview', words: 'see', press: '.live-preview-toggler' },
  { id: 'handIn', label: 'Hand in for review', press: '[data-action=submit]' },
  { id: 'begin', label: 'Begin the story', words: 'assignment', press: '[data-action=begin]' },
  { id: 'note', label: 'Note on the story', words: 'question ask passage comment', press: '[data-action=note]' },
  { id: 'approve', label: 'Approve', press: '[data-action=approve]' },
  { id: 'sendBack', label: 'Send back', press: '[data-action=sendBack]' },
]

/** What somebody may do. @param isThere - whether a button is on the page */
export function commandsFor(role: Role | undefined, isThere: (selector: string) => boolean): Command[] {
  return COMMANDS.filter((rule) => isAllowed(role, rule) && (!rule.press || isThere(rule.press))).map(
    ({ needs: _needs, isForAll: _isForAll, ...command }) => command,
  )
}

function isAllowed(role: Role | undefined, { needs, isForAll }: Rule): boolean {
  const scope = needs ? scopeOf(role, ...needs) : 'all'
  return isForAll ? scope === 'all' : scope !== 'none'
}

/** Those that every word of what was typed finds, the ones whose label begins so first. */
export function find(commands: Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const isFound = ({ label, words: others = '' }: Command) => {
    const all = ` ${label} ${others}`.toLowerCase()
    return words.every((word) => all.includes(` ${word}`))
  }
  const begins = ({ label }: Command) => Number(!label.toLowerCase().startsWith(words.join(' ')))
  return commands.filter(isFound).toSorted((one, other) => begins(one) - begins(other))
}

/** The keys that the desk knows, for the list that `?` shows. */
export const KEYS: [keys: string, what: string][] = [
  ['Ctrl K · ⌘ K', 'Find a story, a tag, an author, or something to do'],
  ['?', 'This list'],
  ['/ in the text', 'A block: picture, quote, table, fact box …'],
  ['Ctrl Alt M in the text', 'A note on the words that are selected'],
  ['Ctrl B, I, U', 'Bold, italic, underline'],
  ['Ctrl Z · Ctrl Shift Z', 'Undo in the text, and redo'],
  ['↑ ↓ and Enter', 'Choose in a list that is open'],
  ['Escape', 'Close what is open'],
]
