import type { AdminViewServerProps } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { DEEDS, type Deed, readEntries } from '../../newsroom/audit/audit.ts'
import { ChoiceSelect } from '../choice-select.tsx'
import { type Asked, askedOf, DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { readDeskClock } from '../desk-time.ts'
import { EntryList } from './entry-list.tsx'

const SHOWN = 100

const filters = z.object({
  deed: z
    .enum(Object.keys(DEEDS) as [Deed, ...Deed[]])
    .optional()
    .catch(undefined),
  by: z.uuid().optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})

/** The log of the whole house, by deed, person and day. Plain forms: it works without scripts. */
export async function HistoryView(props: AdminViewServerProps) {
  mustBeSignedIn(props, '/admin/history')
  return (
    <DeskScreen
      view={props}
      title="History"
      lead="What was done to stories, and to fronts and redirects by the clock; by whom and why. Nobody can change it."
      className="desk-tags"
    >
      {userCan(props.initPageResult.req, 'articles', 'read') ? (
        await content(props, askedOf(props))
      ) : (
        <p className="desk-jobs__note">Your own stories’ history stands beside each of them.</p>
      )}
    </DeskScreen>
  )
}

async function content(props: AdminViewServerProps, asked: Asked) {
  const { deed, by, day, before } = filters.parse(
    Object.fromEntries(Object.entries(asked).filter(([, value]) => value)),
  )
  const sql = await transactionSql(props)
  const clock = await readDeskClock(props.payload)
  const [range] = day
    ? await sql<{ start: Date; until: Date }>`
        select ${day}::date::timestamp at time zone ${clock.timeZone} as start, (${day}::date + 1)::timestamp at time zone ${clock.timeZone} as until`
    : []
  const entries = await readEntries(sql, {
    ...{ deed, byId: by, before, limit: SHOWN },
    ...(range && { from: range.start.toISOString(), until: range.until.toISOString() }),
  })
  const people = await sql<{ id: string; name: string }>`select id, name from users order by name, id limit 500`
  const oldest = entries.length === SHOWN ? entries.at(-1)?.id : undefined
  return (
    <>
      <form method="get" className="desk-tags__choice">
        <ChoiceSelect
          {...{ label: 'What', name: 'deed', chosen: deed, any: 'Anything' }}
          options={Object.entries(DEEDS).map(([id, name]) => ({ id, name }))}
        />
        <ChoiceSelect {...{ label: 'By', name: 'by', chosen: by, any: 'Anybody', options: people }} />
        <label>
          On
          <input type="date" name="day" defaultValue={day} />
        </label>
        <button type="submit" className="desk-button">
          Show
        </button>
      </form>
      {entries.length === 0 && <p className="desk-jobs__note">Nothing fits.</p>}
      <EntryList entries={entries} clock={clock} withStory />
      {oldest && (
        <p>
          <a
            href={`/admin/history?${new URLSearchParams({ ...(deed && { deed }), ...(by && { by }), ...(day && { day }), before: oldest })}`}
          >
            Older
          </a>
        </p>
      )}
    </>
  )
}
