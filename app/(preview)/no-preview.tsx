const WORDS = {
  'signed-out': {
    heading: 'Sign in to see this preview',
    text: 'Drafts are shown to people with an account in the newsroom.',
  },
  'run-out': {
    heading: 'This link opens nothing any more',
    text: 'It has run out, or was taken back. Ask whoever sent it for a new one.',
  },
  withdrawn: {
    heading: 'This text is not shown again',
    text: 'It was withdrawn by law.',
  },
  'not-found': {
    heading: 'There is no draft to show',
    text: 'Save the story first, or ask whoever owns it to share it with you.',
  },
}

export function NoPreview({ reason }: { reason: keyof typeof WORDS }) {
  const { heading, text } = WORDS[reason]
  return (
    <main id="main-content">
      <div className="not-found">
        <h1>{heading}</h1>
        <p>
          {text} <a href="/admin">To the newsroom</a>
        </p>
      </div>
    </main>
  )
}
