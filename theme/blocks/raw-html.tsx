import type { RawHtml as RawHtmlBlock } from '../../edition/body.ts'

/** Markup that an admin wrote, sanitised when the story was written to the edition: the only HTML not made by React. */
export function RawHtml({ block }: { block: RawHtmlBlock }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised at the border, see edition/body.ts
  return <div className="raw-html" dangerouslySetInnerHTML={{ __html: block.html }} />
}
