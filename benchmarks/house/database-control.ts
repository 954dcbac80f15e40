// The same for tests and measurements.
export { controlDatabase } from '../../lib/testing/control-database.ts'
