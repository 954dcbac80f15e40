import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type HouseEnv, type OwnerEnv, readOwnerEnv } from '../../lib/env.ts'
import { setupToken } from '../../lib/setup-token.ts'
import type { Report } from './report.ts'
import { withClient } from './with-client.ts'

const accountsSchema = z.array(z.object({ email: z.string(), password: z.string(), role: z.string().optional() }))

/** The last lines of a start: where to go for what this process serves, and on the desk how to sign in. */
export async function printAddresses({ env, progress }: { env: HouseEnv; progress: Report }): Promise<void> {
  const { ROLE, SITE_URL, PORT } = env
  const here = `http://localhost:${PORT}`
  progress.line()
  if (ROLE === 'all' || ROLE === 'site') progress.line(`  Readers   ${SITE_URL}/`)
  if (ROLE === 'all' || ROLE === 'desk') progress.line(`  Editors   ${SITE_URL}/admin`)
  if (ROLE !== 'all') {
    progress.line(
      `  Here      ${here}${{ site: '/', desk: '/admin', worker: '/internal/ready' }[ROLE]} (${SERVES[ROLE]})`,
    )
  }
  if (ROLE === 'all' || ROLE === 'desk') await printSignIn({ env: readOwnerEnv(), progress })
}

const SERVES = {
  site: 'readers’ pages alone',
  desk: 'the admin and its interface, no readers’ pages',
  worker: 'background jobs, no pages',
}

async function printSignIn({ env, progress }: { env: OwnerEnv; progress: Report }): Promise<void> {
  if (!(await hasUser(env.DATABASE_URL))) {
    progress.line()
    progress.line('  There is no account yet. Make the first one, an administrator, at')
    progress.line(`            ${env.SITE_URL}/setup?token=${setupToken(env.PAYLOAD_SECRET)}`)
    return
  }
  const accounts = demoAccounts(env.DATA_DIR)
  if (accounts.length === 0) return
  const width = Math.max(...accounts.map(({ email }) => email.length))
  progress.line()
  progress.line('  Demo sign-ins, unless changed since')
  for (const { email, password, role = '' } of accounts) {
    progress.line(`            ${email.padEnd(width)}  ${password}  ${role}`)
  }
}

async function hasUser(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query('select exists (select from public.users) as found')
    return rows[0].found
  })
}

function demoAccounts(dataDir: string): z.infer<typeof accountsSchema> {
  const file = join(dataDir, 'demo-accounts.json')
  if (!existsSync(file)) return []
  return accountsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
