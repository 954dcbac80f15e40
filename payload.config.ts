import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { articles } from './collections/articles/index.ts'
import { assignments } from './collections/assignments/index.ts'
import { authors } from './collections/authors.ts'
import { fronts } from './collections/fronts/index.ts'
import { guardLocks } from './collections/guard-locks.ts'
import { media } from './collections/media.ts'
import { noMail } from './collections/no-mail.ts'
import { noteUnreadAccounts } from './collections/note-unread-accounts.ts'
import { pages } from './collections/pages.ts'
import { redirects } from './collections/redirects.ts'
import { refuseMisshapen } from './collections/refuse-misshapen.ts'
import { sections } from './collections/sections.ts'
import { withSessionsByThemselves } from './collections/sessions-by-themselves.ts'
import { breaking, settings } from './collections/settings.ts'
import { shortLog } from './collections/short-log.ts'
import { tags } from './collections/tags.ts'
import { tellErrors } from './collections/tell-errors.ts'
import { users } from './collections/users.ts'
import { jobEndpoints } from './desk/jobs/job-endpoints.ts'
import { releaseEndpoints } from './desk/releases/release-endpoints.ts'
import { searchEndpoints } from './desk/search/search-endpoints.ts'
import { withBoundedLists } from './lib/bounded-lists.ts'
import { withConfirmedCommits } from './lib/confirmed-commits.ts'
import { keepPoolAlive } from './lib/keep-pool-alive.ts'
import { log } from './lib/log.ts'
import { payloadPool } from './lib/payload-pool.ts'
import { MAX_IMAGE_BYTES } from './media/inspect-image.ts'

const folder = path.dirname(fileURLToPath(import.meta.url))
const siteUrl = process.env.SITE_URL ?? 'http://localhost:3000'

const config = buildConfig({
  // Absent while `next build` runs, which renders nothing from data; `lib/env.ts` insists on it before anything is served.
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: siteUrl,
  csrf: [siteUrl],
  cors: [siteUrl],
  graphQL: { disable: true },
  telemetry: false,
  // A deeper answer is asked for by nobody of ours, and keeps the process busy for seconds.
  maxDepth: 3,
  logger: shortLog,
  // What an editor did wrong is answered, not logged with a stack.
  loggingLevels: Object.fromEntries(
    [
      'APIError',
      'AuthenticationError',
      'Forbidden',
      'Locked',
      'LockedAuth',
      'NotFound',
      'NotYet',
      'QueryError',
      'RevisionMissing',
      'StaleEdit',
      'TakenOver',
      'ValidationError',
    ].map((name) => [name, 'info']),
  ),
  i18n: {
    translations: {
      en: {
        general: {
          createdAt: 'Created',
          updatedAt: 'Last change',
          lastModified: 'Last change',
          noLabel: '—',
          untitled: 'Untitled',
        },
      },
    },
  },
  admin: {
    user: users.slug,
    avatar: 'default',
    meta: {
      titleSuffix: ' · Broadsheet',
      description: 'Where the paper is written.',
      defaultOGImageType: 'off',
      openGraph: { siteName: 'Broadsheet', title: 'Broadsheet', description: 'Where the paper is written.' },
      robots: 'noindex, nofollow',
      icons: [
        { rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' },
        { rel: 'apple-touch-icon', url: '/apple-touch-icon.png' },
      ],
    },
    components: {
      providers: ['/desk/palette/palette.tsx#Palette'],
      graphics: { Logo: '/desk/logo.tsx#Logo', Icon: '/desk/icon.tsx#Icon' },
      beforeLogin: ['/desk/login-words.tsx#LoginWords'],
      actions: ['/desk/search/search-link.tsx#SearchLink'],
      beforeNavLinks: ['/desk/search/search-field.tsx#SearchField'],
      afterNavLinks: [
        '/desk/calendar/calendar-link.tsx#CalendarLink',
        '/desk/releases/releases-link.tsx#ReleasesLink',
        '/desk/history/history-link.tsx#HistoryLink',
        '/desk/jobs/jobs-link.tsx#JobsLink',
        '/desk/outbox/outbox-link.tsx#OutboxLink',
      ],
      views: {
        dashboard: { Component: '/desk/dashboard.tsx#Dashboard' },
        search: { Component: '/desk/search/search-view.tsx#SearchView', path: '/search', meta: { title: 'Search' } },
        history: {
          Component: '/desk/history/history-view.tsx#HistoryView',
          path: '/history',
          meta: { title: 'History' },
        },
        calendar: {
          Component: '/desk/calendar/calendar-view.tsx#CalendarView',
          path: '/calendar',
          meta: { title: 'Calendar' },
        },
        releases: {
          Component: '/desk/releases/releases-view.tsx#ReleasesView',
          path: '/releases',
          exact: true,
          meta: { title: 'Releases' },
        },
        release: {
          Component: '/desk/releases/release-view.tsx#ReleaseView',
          path: '/releases/:id',
          exact: true,
          meta: { title: 'Release' },
        },
        outbox: { Component: '/desk/outbox/outbox-view.tsx#OutboxView', path: '/outbox', meta: { title: 'Outbox' } },
        jobs: { Component: '/desk/jobs/jobs-view.tsx#JobsView', path: '/jobs', meta: { title: 'Background work' } },
        tagDuplicates: {
          Component: '/desk/tags/duplicates-view.tsx#DuplicatesView',
          path: '/tags/duplicates',
          exact: true,
          meta: { title: 'Duplicate tags' },
        },
        tagMerge: {
          Component: '/desk/tags/merge-view.tsx#MergeView',
          path: '/tags/merge',
          exact: true,
          meta: { title: 'Merge a tag' },
        },
        tagSplit: {
          Component: '/desk/tags/split-view.tsx#SplitView',
          path: '/tags/split',
          exact: true,
          meta: { title: 'Split a tag' },
        },
        tagDelete: {
          Component: '/desk/tags/delete-view.tsx#DeleteView',
          path: '/tags/delete',
          exact: true,
          meta: { title: 'Delete a tag' },
        },
        tagRecord: {
          Component: '/desk/tags/record-view.tsx#RecordView',
          path: '/tags/record',
          exact: true,
          meta: { title: 'What was done to tags' },
        },
      },
    },
    importMap: { baseDir: folder, importMapFile: path.resolve(folder, 'app/(payload)/admin/importMap.js') },
    dateFormat: 'd MMM yyyy, HH:mm',
  },
  collections: [articles, fronts, assignments, media, authors, tags, sections, pages, redirects, users],
  globals: [breaking, settings],
  endpoints: [...jobEndpoints, ...releaseEndpoints, ...searchEndpoints],
  editor: lexicalEditor(),
  db: withSessionsByThemselves(
    withConfirmedCommits(
      withBoundedLists(
        postgresAdapter({
          idType: 'uuidv7',
          allowIDOnCreate: true,
          push: false,
          migrationDir: path.resolve(folder, 'migrations'),
          disableCreateDatabase: true,
          pool: {
            connectionString: process.env.DATABASE_URL ?? '',
            max: 10,
            connectionTimeoutMillis: 3000,
            statement_timeout: 60_000,
            lock_timeout: 10_000,
            idle_in_transaction_session_timeout: 60_000,
          },
        }),
      ),
    ),
  ),
  email: process.env.SMTP_URL
    ? nodemailerAdapter({
        defaultFromAddress: process.env.MAIL_FROM ?? 'newsroom@localhost',
        defaultFromName: 'Broadsheet',
        transportOptions: process.env.SMTP_URL,
      })
    : noMail,
  hooks: { afterError: [tellErrors] },
  sharp,
  onInit: (payload) => {
    noteUnreadAccounts(payload)
    keepPoolAlive(payloadPool(payload), (error) => {
      // 57P01: the database is stopped in order, as at the end of every command that had started it.
      if (!('code' in error) || error.code !== '57P01') log.error('desk connection lost', error)
    })
  },
  upload: { limits: { fileSize: MAX_IMAGE_BYTES } },
  // Written by `npm run make-migration`, never behind the back of whoever runs an import.
  typescript: { outputFile: path.resolve(folder, 'payload-types.ts'), autoGenerate: false },
})

export default config.then(guardLocks).then(refuseMisshapen)
