import type { AdminViewServerProps } from 'payload'
import { z } from 'zod'
import { activeUser } from '../../collections/access.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { OUTBOX_DAYS, OUTBOX_MOST, readOutbox } from '../../newsroom/mail/outbox.ts'
import { askedOf, DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { deskTime, readDeskClock } from '../desk-time.ts'

const SHOWN = 50
const before = z
  .string()
  .regex(/^\d{1,18}$/)
  .optional()
  .catch(undefined)

/** Mail that a house without a mail server would have sent, for its admins. */
export async function OutboxView(props: AdminViewServerProps) {
  mustBeSignedIn(props, '/admin/outbox')
  return (
    <DeskScreen
      view={props}
      title="Outbox"
      lead="Mail that would have been sent: no mail server is set up (SMTP_URL)."
      className="desk-tags"
    >
      {await content(props)}
    </DeskScreen>
  )
}

async function content(props: AdminViewServerProps) {
  if (activeUser(props.initPageResult.req)?.role !== 'admin')
    return (
      <p className="desk-jobs__note">Only admins read other people’s mail. What you are asked stands on your desk.</p>
    )
  if (process.env.SMTP_URL)
    return <p className="desk-jobs__note">A mail server is set up: mail is sent, and none is kept here.</p>
  const [mails, clock, now] = [
    await readOutbox(await transactionSql(props), { before: before.parse(askedOf(props).before), limit: SHOWN }),
    await readDeskClock(props.payload),
    new Date().toISOString(),
  ]
  const oldest = mails.length === SHOWN ? mails.at(-1)?.id : undefined
  return (
    <>
      <p className="desk-jobs__note">
        Every admin reads all of it. It is kept for {OUTBOX_DAYS} days, {OUTBOX_MOST} mails at most. Links that set a
        password are never kept: make one in the account, and pass it on.
      </p>
      {mails.length === 0 && <p className="desk-jobs__note">Nothing yet.</p>}
      <ol className="desk-history desk-outbox">
        {mails.map(({ id, to, subject, words, at }) => (
          <li key={id}>
            <time dateTime={at}>{deskTime(at, clock, now)}</time>
            <details>
              <summary>
                {subject} <span>to {to}</span>
              </summary>
              <pre>{words}</pre>
            </details>
          </li>
        ))}
      </ol>
      {oldest && (
        <p>
          <a href={`/admin/outbox?before=${oldest}`}>Older</a>
        </p>
      )}
    </>
  )
}
