import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../lib/errors.ts'
import { type Account, canEnter, databaseAccount } from './database-account.ts'

export type DatabaseHome = {
  /** Holds the cluster and, where needed, a copy of the programs. DATA_DIR, or a folder under /var/lib. */
  home: string
  clusterDir: string
  account: Account
}

/**
 * Where the database of this DATA_DIR lives: in it, unless the database's account cannot go there (root's clone under /root, mode 700).
 * The choice is kept in DATA_DIR/database.json, so that a moved clone finds its database again.
 */
export function databaseHome(dataDir: string): DatabaseHome {
  const note = join(dataDir, 'database.json')
  if (existsSync(note)) return rememberedHome(note)

  const inside = at(dataDir)
  const chosen = canEnter(inside.account, dataDir) ? inside : at(outsideHome())
  writeFileSync(note, `${JSON.stringify({ home: chosen.home === dataDir ? '.' : chosen.home })}\n`)
  return chosen

  function rememberedHome(file: string): DatabaseHome {
    const { home }: { home: string } = JSON.parse(readFileSync(file, 'utf8'))
    const place = at(home === '.' ? dataDir : home)
    if (home !== '.' && !existsSync(place.home)) {
      throw new AppError('database-gone', {
        userMessage: `The database of ${dataDir} was kept in ${home}, which is gone: put it back, or delete ${file} to begin with an empty one.`,
      })
    }
    if (!canEnter(place.account, place.home)) {
      throw new AppError('database-closed', {
        userMessage: `The database's account cannot enter ${place.home}: give its parent folders the permission x for others (chmod o+x).`,
      })
    }
    return place
  }
}

function at(home: string): DatabaseHome {
  const clusterDir = join(home, 'postgres')
  return { home, clusterDir, account: databaseAccount(clusterDir) }
}

/** A new folder each time: one of an earlier, deleted DATA_DIR has other passwords, and may still be wanted. */
function outsideHome(): string {
  const shelf = '/var/lib/broadsheet'
  const home = join(shelf, randomBytes(6).toString('hex'))
  mkdirSync(home, { recursive: true })
  // Said again, because a strict umask would shut the database's account out.
  for (const folder of [shelf, home]) chmodSync(folder, 0o755)
  return home
}
