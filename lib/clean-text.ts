/**
 * The rule for text at the border, applied to everything that is saved:
 *
 * 1. lone surrogates become U+FFFD, so that the text is valid UTF-8 for Postgres and for readers;
 * 2. control characters (C0 but tab and line feed, DEL, C1) and the non-characters that XML 1.0 forbids are removed:
 *    Postgres refuses NUL and a feed with the others does not parse;
 * 3. carriage returns become line feeds.
 *
 * Direction marks, joiners and spaces of every kind stay: scripts need them.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(FORBIDDEN, '')
}

/** One line: what `cleanText` does, then every run of white space becomes one space and the ends are trimmed. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim()
}

/** True where a reader would see nothing: only spaces, marks without width or format characters. */
export function isBlank(text: string | null | undefined): boolean {
  return !text || !/[^\p{White_Space}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufffe\uffff]/u.test(text)
}

/** The same rule for whatever JSON an editor's document holds; keys are left alone. Returns the value itself where nothing changes. */
export function cleanDeep<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value
  if (Array.isArray(value)) return value.map(cleanDeep) as Value
  if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanDeep(item)])) as Value
  }
  return value
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
