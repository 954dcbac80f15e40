/**
 * A text without its links' own words, markup and addresses: what an editor wrote to lead to another story names that story, and
 * whoever is to find it must not read the answer there.
 */
export function stripLinks(text: string): string {
  return REMOVED.reduce((rest, pattern) => rest.replace(pattern, ' '), text)
}

const REMOVED = [
  /<(script|style)\b[\s\S]*?<\/\1>/gi,
  // Links and pictures of Markdown, with one level of brackets inside either part.
  /!?\[(?:[^[\]]|\[[^\]]*\])*\]\((?:[^()]|\([^)]*\))*\)/g,
  /!?\[[^\]]*\]\[[^\]]*\]/g,
  /<a\b[\s\S]*?<\/a>/gi,
  /<[^>]+>/g,
  /https?:\/\/\S+/g,
  /&#?\w+;/g,
]
