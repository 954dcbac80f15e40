/** The `lang` of a story that is not in the site's language, else undefined: the page says its language once. */
export function foreignLanguage(language: string | undefined, site: string): string | undefined {
  if (!language) return undefined
  return language.toLowerCase() === site.toLowerCase() ? undefined : language
}
