/** The paper's mark: a front page with its masthead, lead and columns. Drawn in the colours of whatever theme it stands in. */
export function Mark({ size }: { size: number }) {
  return (
    <svg className="desk-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M0 0h32v32H0z" />
      <path
        fill="var(--theme-bg)"
        d="M6 6h20v4H6zM6 12h20v1H6zM6 16h11v10H6zM19 16h7v2h-7zM19 20h7v2h-7zM19 24h7v2h-7z"
      />
    </svg>
  )
}
