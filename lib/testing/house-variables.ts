/** What a developer's shell or .env may say about another newsroom, and tests must not hear. */
export const HOUSE_VARIABLES = [
  'DATABASE_URL',
  'READER_DATABASE_URL',
  'INBOX_DATABASE_URL',
  'INSTANCE_URL',
  'PAYLOAD_SECRET',
  'SITE_URL',
  'SMTP_URL',
  'PURGE',
  'PURGE_URL',
  'PURGE_TOKEN',
  'PURGE_ZONE',
]
