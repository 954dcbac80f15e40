/** Below the screen the form mounts a field only when somebody comes near it. */
const TRIES = 20
const EACH_MS = 100

/** The text itself before the buttons of its toolbar. */
const FOCUSABLE = ['[contenteditable=true]', 'textarea, input:not([type=hidden])', 'button']

/** Scrolls to a field of the story's form and puts the cursor into it. */
export async function goToField(name: string): Promise<void> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const field =
      document.getElementById(`field-${name}`) ?? document.querySelector<HTMLElement>(`[data-field-path="${name}"]`)
    if (field) return enter(field)
    window.scrollBy({ top: window.innerHeight })
    await new Promise((wake) => setTimeout(wake, EACH_MS))
  }
}

function enter(field: HTMLElement): void {
  const [box = field] = FOCUSABLE.flatMap((kind) =>
    field.matches(kind) ? field : (field.querySelector<HTMLElement>(kind) ?? []),
  )
  box.scrollIntoView({ block: 'center' })
  box.focus({ preventScroll: true })
}
