import { APIError, type CollectionBeforeOperationHook } from 'payload'
import { isUuid } from '../../lib/is-uuid.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readEmbargo } from '../../newsroom/embargo/embargo.ts'
import { readWithdrawal } from '../../newsroom/withdrawal/withdrawal.ts'

/** A copy is another story, which no withdrawal and no embargo knows of: its text would be out with one press of a button. */
export const guardDuplicate: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const storyId = 'duplicateFromID' in args ? String(args.duplicateFromID) : ''
  if (operation !== 'create' || !isUuid(storyId)) return
  const sql = await transactionSql(req)
  if (await readWithdrawal(sql, storyId)) throw refused('The story is withdrawn: no copies are made of it.')
  if (await readEmbargo(sql, storyId)) throw refused('The story is under embargo: no copies are made of it.')
}

function refused(message: string): APIError {
  return new APIError(message, 403, null, true)
}
