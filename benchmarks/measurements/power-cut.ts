import { setTimeout as sleep } from 'node:timers/promises'
import { controlDatabase } from '../../lib/testing/control-database.ts'
import { withOwner } from '../house/with-owner.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'
import { openDeskAccount } from '../power-cut/desk-account.ts'
import { isShown, revisionData, revisionInDatabase, type Subject } from '../power-cut/revision.ts'
import { median } from '../statistics.ts'

const POINTS = 20
/** Publishes whose duration says where the points lie, each after the last one's background work is done. */
const TRIALS = 8
const PAUSE_MS = 1000
const FOLLOWED_WITHIN_MS = 10_000

type Outcome = {
  /** When the database was killed, in milliseconds after the request was sent. */
  afterMs: number
  answer: number | undefined
  held: number | string
  wanted: number
  /** From the database's return until both instances showed what it holds; undefined where they did not. */
  followedMs: number | undefined
}

/** Postgres is killed while a story is being published, sooner and later. */
export const measurement: Measurement = {
  title: `Power cut: Postgres killed (-9) at ${POINTS} points of a publish`,
  async run(bench) {
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 2000, quick: 500 }) })
    const points = bench.quick ? 4 : POINTS
    const [desk, site] = await bench.report.step('Servers', async () => [
      await house.startServer({ role: 'all' }),
      await house.startServer(),
    ])
    const servers = [desk, site]
    const account = await openDeskAccount(desk.origin)
    const database = controlDatabase({ dataDir: house.dataDir, url: house.databaseUrl })
    const subject = await makeSubject(account)
    let revision = 0
    const publish = () => account.publish(subject.id, revisionData(revision, subject))

    const durations: number[] = []
    for (; revision < TRIALS; revision += 1) {
      const began = performance.now()
      const status = await publish()
      if (status !== 200) throw new Error(`a publish answered ${status}`)
      durations.push(performance.now() - began)
      await sleep(PAUSE_MS)
    }
    const usual = median(durations.slice(TRIALS / 2))

    const outcomes: Outcome[] = []
    await bench.report.step('Kills', async (update) => {
      for (let point = 1; point <= points; point += 1) {
        if (!(await untilShown(servers, revision - 1, subject)))
          throw new Error(`readers have no revision ${revision - 1}`)
        await sleep(PAUSE_MS)
        // The last points lie beyond the usual end, where the answer may be under way.
        const afterMs = (usual * point * 1.1) / points
        const answering = publish()
        await sleep(afterMs)
        await database.kill()
        const answer = await answering
        await database.start()
        const back = performance.now()
        const held = await withOwner(house.databaseUrl, (client) => revisionInDatabase(client, subject))
        const isFollowed = typeof held === 'number' && (await untilShown(servers, held, subject))
        outcomes.push({
          afterMs,
          answer,
          held,
          wanted: revision,
          followedMs: isFollowed ? performance.now() - back : undefined,
        })
        if (typeof held !== 'number') break
        revision = held + 1
        update({ fraction: point / points, text: `${point} of ${points}` })
      }
    })

    const isNew = ({ held, wanted }: Outcome) => held === wanted
    const isOld = ({ held, wanted }: Outcome) => held === wanted - 1
    const broken = outcomes.filter((outcome) => !isNew(outcome) && !isOld(outcome))
    const lost = outcomes.filter((outcome) => outcome.answer === 200 && !isNew(outcome))
    const late = outcomes.filter(({ followedMs }) => followedMs === undefined)
    const slowest = Math.max(...outcomes.map(({ followedMs = Number.POSITIVE_INFINITY }) => followedMs))
    const checks: Check[] = [
      {
        what: 'stories that were neither wholly old nor wholly new',
        required: `0 of ${points}`,
        measured: `${broken.length} of ${outcomes.length}`,
        holds: broken.length === 0 && outcomes.length === points,
      },
      {
        what: 'publishes that were confirmed to the editor and not kept',
        required: '0',
        measured: String(lost.length),
        holds: lost.length === 0,
      },
      {
        what: 'readers of both instances follow, after the database’s return',
        required: `≤ ${FOLLOWED_WITHIN_MS / 1000} s`,
        measured: `${(slowest / 1000).toFixed(2)} s`,
        holds: late.length === 0,
      },
      {
        what: 'processes that ended',
        required: '0',
        measured: String(servers.filter((server) => server.hasEnded()).length),
        holds: servers.every((server) => !server.hasEnded()),
      },
      {
        what: 'points at which the story stayed old, and at which it became new',
        required: 'some of each',
        measured: `${outcomes.filter(isOld).length} and ${outcomes.filter(isNew).length}`,
        holds: outcomes.some(isOld) && outcomes.some(isNew),
      },
    ]
    return {
      tables: [
        {
          title: `A publish takes ${usual.toFixed(0)} ms here; killed so long after it was sent`,
          columns: ['killed after ms', 'the editor was told', 'the story is', 'readers follow after ms'],
          rows: outcomes.map((outcome) => [
            outcome.afterMs,
            outcome.answer ?? 'nothing',
            isNew(outcome) ? 'new' : isOld(outcome) ? 'old' : 'neither',
            outcome.followedMs,
          ]),
        },
      ],
      checks,
      data: { durations, outcomes },
    }
  },
}

async function makeSubject(account: Awaited<ReturnType<typeof openDeskAccount>>): Promise<Subject> {
  const section = await account.create('sections', { name: 'Power cuts' })
  const author = await account.create('authors', { name: 'Night Desk' })
  const even = await account.create('tags', { name: 'Even revisions' })
  const odd = await account.create('tags', { name: 'Odd revisions' })
  const story = await account.create('articles', {
    headline: 'Still to be written',
    slug: 'cut',
    section: section.id,
    authors: [author.id],
  })
  return { id: story.id, path: `/${section.slug}/cut`, tags: [even, odd] }
}

/** Resolves to whether all instances show a revision, as soon as they do or when the time is over. */
async function untilShown(servers: { origin: string }[], revision: number, subject: Subject): Promise<boolean> {
  const deadline = performance.now() + FOLLOWED_WITHIN_MS
  for (const { origin } of servers) {
    while (!(await isShown(origin, revision, subject))) {
      if (performance.now() > deadline) return false
      await sleep(20)
    }
  }
  return true
}
