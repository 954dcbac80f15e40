import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../lib/errors.ts'

/** Makes DATA_DIR if it is absent, and makes sure that this user can write there. */
export function makeDataDir(dataDir: string): void {
  try {
    // Others may pass through (the database's account does), but not look around. Not left to the umask.
    if (makeFolder(dataDir)) chmodSync(dataDir, 0o711)
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

/**
 * Makes a folder and those that it lies in; false where it is there. One after the other, because Node's own way turns in a circle for
 * ever where the system says that there is no such place (`/proc/x`).
 */
function makeFolder(folder: string): boolean {
  if (existsSync(folder)) return false
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    // Somebody else was quicker.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
