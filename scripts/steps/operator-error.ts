import { AppError } from '../../lib/errors.ts'

/** One sentence for whoever runs the command: what is wrong and, where we know it, what to do. */
export function operatorSentence(error: unknown): string {
  if (error instanceof AppError) return error.userMessage ?? error.message
  if (!(error instanceof Error)) return `Something went wrong: ${String(error)}`
  const { code, path } = error as NodeJS.ErrnoException
  const where = path ? ` (${path})` : ''
  // The second is how SQLite, whose files are our locks, says it.
  if (code === 'ENOSPC' || /disk is full/.test(error.message))
    return `The disk is full${where}: make room and start again, nothing is lost.`
  if (code === 'EACCES' || code === 'EPERM')
    return `This user may not write here${where}: run as its owner, or set DATA_DIR to a folder that is yours.`
  if (code === 'EROFS') return `This file system is read-only${where}: set DATA_DIR to a folder that can be written.`
  if (code === 'ENOENT') return `A file is missing${where}: run npm ci again.`
  return `Something went wrong: ${error.message.split('\n')[0]}`
}
