import type { Payload } from 'payload'
import { describeDifference } from '../edition/difference.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { openHouse } from './steps/open-house.ts'
import { operatorSentence } from './steps/operator-error.ts'
import { createReport, type Update } from './steps/report.ts'

const USAGE = `npm run edition -- check | rebuild

  check      compares the public edition with the newsroom's rows and names every difference; ends with status 1 if there is one
  rebuild    writes the public edition anew from the newsroom's rows while readers read on`

const status = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`\n${operatorSentence(error)}`)
  return 1
})
// Payload holds a connection that it never gives back: left to itself, this process would not end.
process.exit(status)

async function main([command, ...rest]: string[]): Promise<number> {
  if (rest.length > 0 || (command !== 'check' && command !== 'rebuild')) {
    console.error(USAGE)
    return 2
  }
  const house = await openHouse({ mustExist: true })
  try {
    return await withPayload(command === 'check' ? check : rebuild)
  } finally {
    await house.close()
  }
}

async function check(payload: Payload): Promise<number> {
  const { checkEdition } = await import('../edition/check.ts')
  const differences = await createReport().step('Edition', async (update, say) => {
    const found = await checkEdition(payload, progressOf(update))
    say('compared')
    return found
  })
  for (const difference of differences) console.log(describeDifference(difference))
  const { length } = differences
  if (length === 0) console.log('The public edition is what the newsroom’s rows give: no difference.')
  else console.log(`${length} ${length === 1 ? 'difference' : 'differences'}. “npm run edition -- rebuild” mends them.`)
  return length === 0 ? 0 : 1
}

async function rebuild(payload: Payload): Promise<number> {
  const { rebuildEdition } = await import('../edition/rebuild.ts')
  const { stories, pages } = await createReport().step('Edition', async (update, say) => {
    const rebuilt = await rebuildEdition(payload, progressOf(update))
    say('written')
    return rebuilt
  })
  console.log(`The public edition is written anew: stories ${stories}, pages ${pages}.`)
  return 0
}

/** Payload after the house is open: its configuration reads the environment when it is loaded. */
async function withPayload(work: (payload: Payload) => Promise<number>): Promise<number> {
  const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('../payload.config.ts')])
  const payload = await getPayload({ config })
  // That connection sees the own database stop when the house is closed; it is no error of ours.
  const pool = payloadPool(payload)
  pool.on('error', () => {})
  try {
    return await work(payload)
  } finally {
    await payload.destroy()
  }
}

function progressOf(update: Update): (done: number, total: number) => void {
  return (done, total) => update({ fraction: total > 0 ? done / total : 1, text: `${done} of ${total}` })
}
