import { cache } from 'react'
import { readAutomaticFront } from './automatic-front.ts'
import { readComposedFront } from './composed-front.ts'
import { publicReader } from './reader.ts'
import type { FrontView } from './views.ts'

/** The front as editors have composed it; where they have not, it fills itself. */
export const readFront = cache(async (reader = publicReader()): Promise<FrontView> => {
  const composed = await readComposedFront(reader, null)
  // Also where all of it is over, or nothing was put into it.
  return composed && composed.length > 0
    ? { slots: composed, isComposed: true }
    : { slots: await readAutomaticFront(reader), isComposed: false }
})
