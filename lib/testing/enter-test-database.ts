import { testDatabase } from './test-database.ts'

// Runs before each file of database tests is loaded, so that modules which read the environment when imported find the file's own database.
await testDatabase()
