import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const never = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@payload-config': fileURLToPath(new URL('./payload.config.ts', import.meta.url)) } },
  test: {
    // A process per test file: environment, pools and Payload of one file never reach the next.
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...never, '**/*.db.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: never,
          globalSetup: './lib/testing/open-test-house.ts',
          setupFiles: './lib/testing/enter-test-database.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
