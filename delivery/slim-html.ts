import { AppError } from '../lib/errors.ts'

/**
 * Takes Next's own scripts, their preloads and the payload for its router out of a page: readers' pages have nothing that needs
 * them, and they are two thirds of the bytes. Scripts of our own (islands, JSON-LD) stay.
 * Throws `needs-scripts` where the markup would be incomplete without them: a part that was streamed in late.
 */
export function slimHtml(html: string): string {
  const late = NEEDS_SCRIPTS.find((mark) => html.includes(mark))
  if (late)
    throw new AppError('needs-scripts', {
      message: `the page holds ${late}: a part of it would show only with scripts`,
    })
  return html
    .replace(SCRIPT, (script, attributes: string, code: string) => (isFrameworks(attributes, code) ? '' : script))
    .replace(PRELOAD, '')
    .replace(EMPTY_BOUNDARY, '')
}

/**
 * Puts the body that a page handed over into the document that Next made around it.
 * Throws `render-failed` where the document has no place for it.
 * @param isHydrated - whether Next's scripts are in it: React then looks for the element that it rendered, and without it takes the
 * page for a wrong one and empties it
 */
export function withBody(html: string, body: string, { isHydrated }: { isHydrated: boolean }): string {
  if (!html.includes(PLACE)) throw new AppError('render-failed', { message: 'the page has no place for its body' })
  return html.replace(PLACE, () => (isHydrated ? `<static-html style="display:contents">${body}</static-html>` : body))
}

/** What app/(site)/static-html.tsx leaves. */
const PLACE = '<static-html></static-html>'

/** What React writes for content that arrives after the rest of a page: as markup only, which no story's text can hold unescaped. */
const NEEDS_SCRIPTS = ['<template id="B:', '<template id="P:', '<div hidden id="S:']

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const PRELOAD = /<link rel="(?:preload|modulepreload)" as="script"[^>]*>/g
const EMPTY_BOUNDARY = /<div hidden=""><!--\$--><!--\/\$--><\/div>|<!--\$--><!--\/\$-->/g

function isFrameworks(attributes: string, code: string): boolean {
  if (/\bsrc="\/_next\//.test(attributes)) return true
  return !/\b(?:src|type)=/.test(attributes) && /__next_f|TURBOPACK|\$R[A-Z]/.test(code)
}
