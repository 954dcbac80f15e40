import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs'
import { AppError } from '../../lib/errors.ts'

/** Makes DATA_DIR if it is absent, and makes sure that this user can write there. */
export function makeDataDir(dataDir: string): void {
  try {
    const made = mkdirSync(dataDir, { recursive: true })
    // Others may pass through (the database's account does), but not look around. Not left to the umask.
    if (made) chmodSync(dataDir, 0o711)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new AppError('disk-full', { userMessage: `The disk is full: ${dataDir} cannot be made.`, cause })
    }
    throw new AppError('data-dir', {
      userMessage: `DATA_DIR ${dataDir} cannot be written by this user: run as its owner, or set DATA_DIR to a folder that is yours.`,
      cause,
    })
  }
}
