import type { EmailAdapter, SendEmailOptions } from 'payload'
import { log } from '../lib/log.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { sqlOn } from '../lib/sql.ts'
import { KEPT_IN_OUTBOX, keepMail } from '../newsroom/mail/outbox.ts'

/**
 * Where no mail server is set nothing is sent. Links that set a password are shown to whoever would have sent them, and kept
 * nowhere; mail that says it holds nothing secret is kept in the outbox, for admins to read.
 */
export const noMail: EmailAdapter = ({ payload }) => ({
  name: 'no mail',
  defaultFromAddress: 'newsroom@localhost',
  defaultFromName: 'Broadsheet',
  sendEmail: async (mail) => {
    const subject = String(mail.subject ?? '')
    if (!isKept(mail)) return log.warn('mail not sent: SMTP_URL is not set', { subject })
    await keepMail(sqlOn(payloadPool(payload)), { to: addressesOf(mail.to), subject, words: String(mail.text ?? '') })
  },
})

function isKept({ headers }: SendEmailOptions): boolean {
  return Object.entries(KEPT_IN_OUTBOX).every(([name, value]) => (headers as Record<string, unknown>)?.[name] === value)
}

function addressesOf(to: SendEmailOptions['to']): string {
  return [to ?? []]
    .flat()
    .map((each) => (typeof each === 'string' ? each : each.address))
    .join(', ')
}
