import { generateLoad } from './generator.ts'
import type { LoadPlan } from './load-plan.ts'

// Child of start-load.ts: the load has an event loop of its own, so that it neither waits for the server nor holds it up.
const stop = new AbortController()

process.on('message', (message: { plan: LoadPlan } | 'stop') => {
  if (message === 'stop') stop.abort()
  else run(message.plan)
})
process.on('disconnect', () => process.exit(1))

async function run(plan: LoadPlan): Promise<void> {
  const result = await generateLoad(plan, stop.signal)
  process.send?.({ result }, () => process.exit(0))
}
