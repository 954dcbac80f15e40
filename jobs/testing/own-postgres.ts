import { controlDatabase } from '../../lib/testing/control-database.ts'
import { makeTestDataDir } from '../../lib/testing/test-data-dir.ts'
import { startEmbeddedDatabase } from '../../scripts/steps/embedded-database.ts'
import { readSecrets } from '../../scripts/steps/secrets.ts'

export type OwnPostgres = Awaited<ReturnType<typeof openOwnPostgres>>

/** A Postgres that a test may stop, kill and start again at the same address: the one of the run belongs to all tests. */
export async function openOwnPostgres() {
  const { dataDir, remove } = await makeTestDataDir()
  // Not a throwaway one: that forgets, when it is killed, what it had committed.
  const { url } = await startEmbeddedDatabase({ dataDir, secrets: readSecrets(dataDir) })
  const control = controlDatabase({ dataDir, url })
  return {
    url,
    ...control,
    async close() {
      await control.stop()
      remove()
    },
  }
}
