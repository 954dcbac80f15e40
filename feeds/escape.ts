/** Text between two tags of an XML document. What XML 1.0 cannot carry at all, even escaped, is left out. */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(ILLEGAL, '').replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character)
}

/** The value of an attribute, without its quotes. Line ends and tabs are escaped, or a parser would make spaces of them. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/[\t\n]/g, (character) => ENTITIES[character] ?? character)
}

/** JSON for the inside of a `<script>` element: no text in it can end the element, open a comment or break a line of script. */
export function jsonForScript(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** Most of what is escaped is addresses, and times. */
const PLAIN = /^[\w ./:%~-]*$/

/** Everything outside https://www.w3.org/TR/xml/#charsets, which with the u flag includes lone halves of surrogate pairs. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
