/** A list within a list is four levels of a text's JSON: this is fifty of them, and no text or form comes near. */
const MOST_LEVELS = 200

export const TOO_DEEP = `This is nested too deeply: ${MOST_LEVELS} levels are the most.`

/**
 * Whether a document's JSON is nested deeper than any function that calls itself should be sent. Level by level: it calls itself
 * not. What is no plain object or array (a file's bytes, a date) counts as a leaf.
 */
export function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth <= MOST_LEVELS; depth += 1) {
    level = level.filter(hasLevels).flatMap((each) => Object.values(each))
    if (level.length === 0) return false
  }
  return true
}

function hasLevels(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}
