import { readEnv } from '../lib/env.ts'
import { fillReceipt } from '../publishing/fill-receipt.ts'
import type { Handler } from './handlers.ts'

/** Follows every publish, update and unpublish by a person: sees for itself when readers have it. */
export const deliverReceipt: Handler<'deliver-receipt'> = ({ receiptId }, { sql, signal }) =>
  fillReceipt(sql, receiptId, { siteUrl: readEnv().SITE_URL, signal })
