import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const never = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@payload-config': fileURLToPath(new URL('./payload.config.ts', import.meta.url)) } },
  test: {
    // A process per test file: environment, pools and Payload of one file never reach the next.
    pool: 'forks',
    // Times, here and below, are only to end what hangs: on a machine under load a second's work takes ten, and nothing is wrong.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...never, '**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: never,
          globalSetup: './lib/testing/open-test-house.ts',
          setupFiles: './lib/testing/enter-test-database.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
