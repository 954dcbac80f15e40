/** How much of a change of a tag is done at a time. */
export type Sizes = {
  /** Places of a list that are written under one lock: publishes wait no longer than that, some 50 ms. */
  places: number
  /** A merge of so many places is done while the editor, and every publish, waits. */
  quickPlaces: number
  /** Stories that get or lose a tag under one lock. */
  stories: number
  /** So many are written while the editor waits. */
  quickStories: number
  /** Rows of versions that are deleted at a time. */
  rows: number
  /** Places of a list that nobody shows, deleted under one lock. */
  dropped: number
}

export const SIZES: Sizes = {
  places: 2000,
  quickPlaces: 2000,
  stories: 100,
  quickStories: 200,
  rows: 5000,
  dropped: 5000,
}
