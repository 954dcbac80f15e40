import { APIError } from 'payload'

/** Somebody else has saved since. The form shows both texts. */
export class StaleEdit extends APIError {
  constructor(by: string | undefined) {
    const message = `${by ?? 'Somebody else'} has saved this since you opened it. Your text is still here, and nothing was written over theirs.`
    super(message, 409, { errors: [{ path: 'revision', message }] }, true)
    this.name = 'StaleEdit'
  }
}

/** Somebody else has the text to themselves. */
export class TakenOver extends APIError {
  constructor(by: string) {
    const message = `${by} has taken this over from you. Your text is still here, and not saved.`
    // No field's error: the form has nothing to compare.
    super(message, 409, null, true)
    this.name = 'TakenOver'
  }
}

/** Nobody knows what such a save would go over. */
export class RevisionMissing extends APIError {
  constructor() {
    const message =
      'Nothing was changed, because this would go over the newest text unseen. Open the text and save or publish it there. (A program reads it first, and sends its “revision” with what it changes.)'
    // No field's error: the form has nothing to compare.
    super(message, 428, null, true)
    this.name = 'RevisionMissing'
  }
}
