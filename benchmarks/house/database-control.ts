// The same for tests and measurements.
export { controlDatabase, type DatabaseControl } from '../../lib/testing/control-database.ts'
