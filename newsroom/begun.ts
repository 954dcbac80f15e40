import type { Where } from 'payload'

/**
 * Stories in which something stands. Opening the form makes a draft at once, so that nothing typed is ever lost; one that was
 * opened and left is no story yet and stays out of lists.
 */
export const BEGUN: Where = {
  or: [
    { headline: { exists: true } },
    { standfirst: { exists: true } },
    { body: { exists: true } },
    { leadImage: { exists: true } },
  ],
}

/** The opposite: drafts that can be taken up instead of making one more. */
export const NOT_BEGUN: Where = {
  and: [
    { headline: { exists: false } },
    { standfirst: { exists: false } },
    { body: { exists: false } },
    { leadImage: { exists: false } },
  ],
}
