import type { EmailAdapter } from 'payload'
import { log } from '../lib/log.ts'

/** Where no mail server is set nothing is sent: links are shown to whoever would have sent them. */
export const noMail: EmailAdapter = () => ({
  name: 'no mail',
  defaultFromAddress: 'newsroom@localhost',
  defaultFromName: 'Broadsheet',
  sendEmail: async ({ subject }) => log.warn('mail not sent: SMTP_URL is not set', { subject }),
})
