import { words } from './words.ts'

export type ErrorPageOptions = { siteName?: string; language?: string; title?: string; text?: string }

/** The 500 page: a whole document that needs nothing else to be alive, neither styles nor fonts nor the database. */
export function errorPage({
  siteName,
  language = 'en',
  title = words.error,
  text = words.errorText,
}: ErrorPageOptions = {}): string {
  return `<!doctype html>
<html lang="${escapeText(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeText(title)}</title>
<style>
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#191713;--muted:#5f5a50;--rule:#191713}
@media (prefers-color-scheme:dark){:root{--paper:#161412;--ink:#ebe6dc;--muted:#aaa396;--rule:#8d8677}}
body{margin:0;padding:1.5rem;background:var(--paper);color:var(--ink);font:1.1875rem/1.55 Georgia,"Times New Roman",serif}
main,header{max-width:36rem;margin:0 auto}
header{font-size:1.5rem;font-weight:700;padding-bottom:.5rem;border-bottom:3px double var(--rule)}
h1{font-size:clamp(2rem,7vw,3rem);line-height:1.1;font-weight:500;margin:3rem 0 1rem;text-wrap:balance}
a{color:inherit;display:inline-block;padding:.6rem 0}
p{margin:0 0 1rem}
</style>
</head>
<body>
${siteName ? `<header>${escapeText(siteName)}</header>\n` : ''}<main>
<h1>${escapeText(title)}</h1>
<p>${escapeText(text)}</p>
<p><a href="/">${escapeText(words.home)}</a></p>
</main>
</body>
</html>
`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
