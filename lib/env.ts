import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from './errors.ts'

/**
 * Reads and checks the environment. Unset and empty variables are the same thing, because docker-compose and CI systems pass empty ones.
 * `DATABASE_URL`, `READER_DATABASE_URL` and `PAYLOAD_SECRET` may be absent: the start command makes them.
 * Throws `env-invalid` with one sentence that names the variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(variables.map((name) => [name, source[name]?.trim() || undefined]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw invalid(parsed.error.issues[0])
  const env = parsed.data
  return { ...env, SITE_URL: env.SITE_URL ?? `http://localhost:${env.PORT}`, DATA_DIR: resolve(env.DATA_DIR) }
}

/** The environment of a process that works inside an open house (the server, Payload, an import): nothing that start makes is absent. */
export function readHouseEnv(source: Record<string, string | undefined> = process.env): HouseEnv {
  const env = readEnv(source)
  const { DATABASE_URL, READER_DATABASE_URL, PAYLOAD_SECRET } = env
  if (DATABASE_URL && READER_DATABASE_URL && PAYLOAD_SECRET) {
    return { ...env, DATABASE_URL, READER_DATABASE_URL, PAYLOAD_SECRET }
  }
  throw new AppError('env-incomplete', {
    userMessage:
      'DATABASE_URL, READER_DATABASE_URL and PAYLOAD_SECRET are not all set: run this through its npm command, which sets them.',
  })
}

/** Loads `.env` of the working directory if there is one; what the environment already says wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

const databaseUrl = z
  .string()
  .refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database')
  .optional()

const schema = z.object({
  DATABASE_URL: databaseUrl,
  READER_DATABASE_URL: databaseUrl,
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
  PAYLOAD_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATA_DIR: z.string().default('.data'),
  ROLE: z.enum(['all', 'site', 'desk', 'worker'], 'must be all, site, desk or worker').default('all'),
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
  SERVER_TIMING: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  CHROMIUM_PATH: z.string().optional(),
})

/** Every variable that Broadsheet reads; `.env.example` lists the same. */
export const variables = Object.keys(schema.shape) as (keyof z.infer<typeof schema>)[]

export type Env = Omit<z.infer<typeof schema>, 'SITE_URL'> & { SITE_URL: string }
export type HouseEnv = Env & { DATABASE_URL: string; READER_DATABASE_URL: string; PAYLOAD_SECRET: string }

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

/** Names the variable and the rule, never the value: it may hold a password. */
function invalid(issue: z.core.$ZodIssue | undefined): AppError {
  const name = String(issue?.path[0] ?? 'The environment')
  return new AppError('env-invalid', { userMessage: `${name} ${issue?.message ?? 'is not valid'}.` })
}
