import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../lib/errors.ts'

export type Secrets = z.infer<typeof schema>

/** Reads the secrets of this DATA_DIR, making those that are missing. The caller holds the lock of DATA_DIR. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? parse(file) : {}
  const secrets: Secrets = {
    payloadSecret: kept.payloadSecret ?? makeSecret(),
    postgresPassword: kept.postgresPassword ?? makeSecret(),
    databasePassword: kept.databasePassword ?? makeSecret(),
  }
  if (Object.keys(kept).length < Object.keys(secrets).length)
    writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

/** A secret for one purpose that every instance with the same PAYLOAD_SECRET arrives at by itself. */
export function deriveSecret(payloadSecret: string, purpose: string): string {
  return createHmac('sha256', payloadSecret).update(`broadsheet:${purpose}`).digest('base64url')
}

/** Writes a file for the owner's eyes only. By rename, so that a full disk or a kill leaves the old one whole. */
export function writePrivately(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

const schema = z.object({ payloadSecret: z.string(), postgresPassword: z.string(), databasePassword: z.string() })

function parse(file: string): Partial<Secrets> {
  try {
    return schema.partial().parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new AppError('secrets-unreadable', {
      userMessage: `${file} cannot be read; put it back from a backup, it holds the passwords of this newsroom's database.`,
      cause,
    })
  }
}

function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}
