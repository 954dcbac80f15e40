import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from './errors.ts'

/**
 * Reads and checks the environment. Unset and empty variables are the same thing, because docker-compose and CI systems pass empty ones.
 * `DATABASE_URL`, the addresses of the two logins and `PAYLOAD_SECRET` may be absent: the start command makes them.
 * Throws `env-invalid` with one sentence that names the variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(variables.map((name) => [name, source[name]?.trim() || undefined]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw invalid(parsed.error.issues[0])
  const env = parsed.data
  requirePurgeSettings(env)
  return { ...env, SITE_URL: env.SITE_URL ?? `http://localhost:${env.PORT}`, DATA_DIR: resolve(env.DATA_DIR) }
}

/** The environment of a process that serves readers in an open house: the two logins are there, the owner's address need not be. */
export function readHouseEnv(source: Record<string, string | undefined> = process.env): HouseEnv {
  const env = readEnv(source)
  const { READER_DATABASE_URL, INBOX_DATABASE_URL } = env
  if (!READER_DATABASE_URL || !INBOX_DATABASE_URL) throw incomplete('READER_DATABASE_URL and INBOX_DATABASE_URL')
  // A process for readers alone is given no more than it needs; any other would fail later and less clearly.
  if (env.ROLE !== 'site') readOwnerEnv(source)
  return { ...env, READER_DATABASE_URL, INBOX_DATABASE_URL }
}

/** The environment of a process that works on the newsroom's own rows (Payload, an import, a job): nothing that start makes is absent. */
export function readOwnerEnv(source: Record<string, string | undefined> = process.env): OwnerEnv {
  const env = readEnv(source)
  const { DATABASE_URL, READER_DATABASE_URL, INBOX_DATABASE_URL, PAYLOAD_SECRET } = env
  if (DATABASE_URL && READER_DATABASE_URL && INBOX_DATABASE_URL && PAYLOAD_SECRET) {
    return { ...env, DATABASE_URL, READER_DATABASE_URL, INBOX_DATABASE_URL, PAYLOAD_SECRET }
  }
  throw incomplete('DATABASE_URL, READER_DATABASE_URL, INBOX_DATABASE_URL and PAYLOAD_SECRET')
}

/** Loads `.env` of the working directory if there is one; what the environment already says wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

const databaseUrl = z
  .string()
  .refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database')
  .optional()

const ROLES = ['all', 'site', 'desk', 'worker'] as const
const PURGE_DRIVERS = ['fastly', 'cloudflare', 'varnish'] as const

/** What each content delivery network cannot do without. */
const PURGE_NEEDS = {
  fastly: ['PURGE_TOKEN', 'PURGE_ZONE'],
  cloudflare: ['PURGE_TOKEN', 'PURGE_ZONE'],
  varnish: ['PURGE_URL'],
} as const

const schema = z.object({
  DATABASE_URL: databaseUrl,
  READER_DATABASE_URL: databaseUrl,
  INBOX_DATABASE_URL: databaseUrl,
  PORT: z.coerce
    .number('must be a port number, 1 to 65535')
    .int('must be a port number, 1 to 65535')
    .min(1, 'must be a port number, 1 to 65535')
    .max(65535, 'must be a port number, 1 to 65535')
    .default(3000),
  SITE_URL: z
    .string()
    .refine(isOrigin, 'must be an address without a path, such as https://news.example.org')
    .transform((url) => new URL(url).origin)
    .optional(),
  INSTANCE_URL: z
    .string()
    .refine(isOrigin, 'must be an address without a path, such as http://10.0.0.7:3000')
    .transform((url) => new URL(url).origin)
    .optional(),
  PAYLOAD_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATA_DIR: z.string().default('.data'),
  ROLE: z.enum(ROLES, 'must be all, site, desk or worker').default('all'),
  DEMO: z
    .enum(['0', '1'], 'must be 0 or 1')
    .default('1')
    .transform((value) => value === '1'),
  SMTP_URL: z
    .string()
    .refine((url) => /^smtps?:\/\/[^/\s]+/.test(url), 'must look like smtps://user:password@mail.example.org:465')
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((from) => /^[^\s@<>]+@[^\s@<>]+$/.test(from), 'must be a mail address, such as newsroom@example.org')
    .default('newsroom@localhost'),
  PURGE: z.enum(PURGE_DRIVERS, 'must be fastly, cloudflare or varnish').optional(),
  PURGE_URL: z
    .string()
    .refine(
      areHttpUrls,
      'must be an http or https address, or several with commas between, such as http://varnish:6081',
    )
    .optional(),
  // Goes into a header as it is.
  PURGE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be one word of plain letters, digits and signs')
    .optional(),
  // Goes into an address as it is.
  PURGE_ZONE: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'must be an id of letters, digits, - and _')
    .optional(),
  PAGE_CACHE_MB: z.coerce
    .number('must be a number of megabytes')
    .int('must be a whole number of megabytes')
    .min(0, 'must be 0 or more')
    .default(256),
  SERVER_TIMING: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  CHROMIUM_PATH: z.string().optional(),
})

/** Every variable that Broadsheet reads; `.env.example` lists the same. */
export const variables = Object.keys(schema.shape) as (keyof z.infer<typeof schema>)[]

export type Env = Omit<z.infer<typeof schema>, 'SITE_URL'> & { SITE_URL: string }
export type HouseEnv = Env & { READER_DATABASE_URL: string; INBOX_DATABASE_URL: string }
export type OwnerEnv = HouseEnv & { DATABASE_URL: string; PAYLOAD_SECRET: string }
export type Role = Env['ROLE']

/** Only who purges needs the keys: the others know the name of the network, because it decides about headers. */
function requirePurgeSettings(env: z.infer<typeof schema>): void {
  if (!env.PURGE || (env.ROLE !== 'all' && env.ROLE !== 'worker')) return
  for (const name of PURGE_NEEDS[env.PURGE]) {
    if (!env[name])
      throw new AppError('env-invalid', { userMessage: `${name} must be set where PURGE is ${env.PURGE}.` })
  }
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}

function areHttpUrls(text: string): boolean {
  return text.split(',').every((part) => {
    const url = URL.parse(part.trim())
    return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash
  })
}

function incomplete(names: string): AppError {
  return new AppError('env-incomplete', {
    userMessage: `${names} are not all set: run this through its npm command, which sets them.`,
  })
}

/** Names the variable and the rule, never the value: it may hold a password. */
function invalid(issue: z.core.$ZodIssue | undefined): AppError {
  const name = String(issue?.path[0] ?? 'The environment')
  return new AppError('env-invalid', { userMessage: `${name} ${issue?.message ?? 'is not valid'}.` })
}
