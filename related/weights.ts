/*
 * What makes stories belong together, and how much. Chosen on the tuning half of the public Digital.gov archive, reported on the
 * other (`npm run bench -- related digitalgov`); docs/decisions/025-related-stories.md has the alternatives with their figures.
 */

/** A word in the headline counts as three in the text, one in the standfirst as two. */
export const FIELDS = { headline: 3, standfirst: 2, body: 1 } as const

/** How strong a shared tag, author or section is before its rarity: a word that stands once in the text has 1. */
export const KINDS = { word: 1, tag: 2, author: 1, section: 1 } as const

/** This many days apart, a pair counts 0.77 of what it would on one day; ten years apart, 0.50. */
export const DAYS_OF_A_TOPIC = 180
export const FADING = 0.5

/** A story is asked about by so many of its strongest terms, and found under so many. */
export const ASKED_TERMS = 24
export const INDEXED_TERMS = 32
/** Stories before and after it that are looked at for each term: lists are in the order of time, near enough. */
export const NEIGHBOURS = 100
/** How many of those found are compared in full. */
export const CANDIDATES = 120
/** Terms of a story that take part in a full comparison, the strongest. */
export const COMPARED_TERMS = 300

/**
 * Two stories whose words are so much the same are versions of one. In the archive of Digital.gov two stories have 0.18 by chance,
 * and 0.32 where an editor linked one to the other, one in a hundred of those more than 0.60; a story has 0.83 with itself where
 * every third word was replaced by one from another story, and 0.74 where every second was. With fewer terms than these nothing can
 * be told.
 */
export const SAME_STORY = 0.62
export const SAME_TERMS = 25

/** Below this, what two stories share is chance. */
export const LEAST_SCORE = 0.004
