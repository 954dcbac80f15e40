/** What a story is called: its headline, or words for one that has none yet. */
export function nameOfStory(headline: string | null | undefined): string {
  return headline?.trim() || 'Untitled story'
}
