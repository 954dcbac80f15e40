/** What was refused, and why. */
export function Problem({ text }: { text: string }) {
  if (!text) return null
  return (
    <p role="alert" className="desk-workflow__problem">
      {text}
    </p>
  )
}
