/**
 * A process of a house that does nothing but publish what is due, to be killed. Its own clock goes wrong by the milliseconds given:
 * `node clock-process.ts 300000` is five minutes ahead.
 */
export {}

const shift = Number(process.argv[2] ?? 0)
const RealDate = Date
class WrongDate extends RealDate {
  constructor(...given: []) {
    if (given.length === 0) super(RealDate.now() + shift)
    else super(...given)
  }
  static override now(): number {
    return RealDate.now() + shift
  }
}
globalThis.Date = WrongDate as DateConstructor

const { startClock } = await import('../clock.ts')
const { BasePayload } = await import('payload')
const { default: config } = await import('../../../payload.config.ts')
const payload = await new BasePayload().init({ config })
startClock({ databaseUrl: process.env.DATABASE_URL ?? '', openPayload: async () => payload, everyMs: 200 })
process.stdout.write('ready\n')
