import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { nextStamp } from './steps/migration-stamp.ts'

/**
 * `npm run make-migration -- NAME`: lets Payload compare the collections with its last snapshot, then brings what it wrote into
 * the form that Node runs without a build (types imported as types, file endings in imports), and describes the collections anew
 * in payload-types.ts. A migration comes after all that are there, whatever the clock of this machine says.
 */
const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run make-migration -- a_name_in_snake_case')
  process.exit(1)
}

// Comparing and describing the collections needs no database.
const STAMP = '20261122_140000'.length
const unconnected = { ...process.env, PAYLOAD_SECRET: 'unused', DATABASE_URL: 'postgres://unused' }
const before = new Set(migrations())
const { status } = spawnSync(process.execPath, ['node_modules/payload/bin.js', 'migrate:create', name], {
  stdio: 'inherit',
  env: unconnected,
})
if (status !== 0) process.exit(1)

for (const made of migrations().filter((migration) => !before.has(migration))) {
  const stamp = nextStamp([...before], made.slice(0, STAMP))
  for (const ending of ['ts', 'json'])
    renameSync(`migrations/${made}.${ending}`, `migrations/${stamp}${made.slice(STAMP)}.${ending}`)
}

const names = migrations()
for (const migration of names) {
  const file = `migrations/${migration}.ts`
  const source = readFileSync(file, 'utf8')
  const mended = source
    .replace(
      'import { MigrateUpArgs, MigrateDownArgs, sql }',
      'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
    )
    .replaceAll(/\{ db, payload, req \}/g, '{ db }')
  if (mended !== source) writeFileSync(file, mended)
}

const imports = names.map((migration) => `import * as m${migration} from './${migration}.ts'`)
const entries = names.map((migration) => `  { name: '${migration}', up: m${migration}.up, down: m${migration}.down },`)
writeFileSync(
  'migrations/index.ts',
  `${imports.join('\n')}\n\n/** In the order in which they run; written by \`npm run make-migration\`. */\nexport const migrations = [\n${entries.join('\n')}\n]\n`,
)

spawnSync(process.execPath, ['node_modules/payload/bin.js', 'generate:types'], { stdio: 'inherit', env: unconnected })
spawnSync('node_modules/.bin/biome', ['check', '--write', 'migrations', 'payload-types.ts'], { stdio: 'inherit' })

/** The names of all that are there, in their order. */
function migrations(): string[] {
  return readdirSync('migrations')
    .flatMap((file) => /^(\d{8}_\d{6}_\w+)\.ts$/.exec(file)?.[1] ?? [])
    .sort()
}
