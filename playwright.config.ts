import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './scripts/steps/find-browser.ts'
import { freePort } from './scripts/steps/free-port.ts'

// Workers load this file again and inherit the environment: port and browser are chosen once.
process.env.E2E_PORT ??= String(await freePort())
process.env.CHROMIUM_PATH ||= await findBrowser()

export default defineConfig({
  testDir: 'e2e',
  globalSetup: ['./lib/testing/open-e2e-house.ts', './e2e/set-the-scene.ts'],
  // One newsroom for all journeys: two at a time is what two cores carry.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserArguments() },
    trace: 'retain-on-failure',
  },
})
