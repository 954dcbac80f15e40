const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

export type LanguageAttributes = { lang?: string; dir?: 'ltr' | 'rtl' }

/** `lang` and `dir` for a text in another language than what surrounds it; nothing where both are the same. */
export function languageAttributes(language: string | undefined, around: string): LanguageAttributes {
  if (!language || language.toLowerCase() === around.toLowerCase()) return {}
  const dir = directionOf(language)
  return { lang: language, dir: dir === directionOf(around) ? undefined : dir }
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr'
}
