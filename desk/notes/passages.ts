import { useSyncExternalStore } from 'react'
import type { Passage } from '../../newsroom/notes/passage.ts'

/**
 * What the text and the notes beside it tell each other. They are two corners of one form with no parent of ours in common, so it
 * goes by the document.
 */
const TO_NOTE = 'desk:note-on-passage'
const TO_SHOW = 'desk:show-passage'

let selected: Passage | undefined
const listeners = new Set<() => void>()

/** From the text: what is selected in it. */
export function setSelectedPassage(passage: Passage | undefined): void {
  selected = passage
  for (const listener of listeners) listener()
}

/** What is selected at this moment; a component may not know of it yet. */
export function selectedPassage(): Passage | undefined {
  return selected
}

/** For the notes: what is selected in the text. */
export function useSelectedPassage(): Passage | undefined {
  return useSyncExternalStore(subscribe, selectedPassage, () => undefined)
}

/** From the text: a note is to be written on what is selected. */
export function askForNote(): void {
  document.dispatchEvent(new Event(TO_NOTE))
}

export function onAskedForNote(listener: () => void): () => void {
  document.addEventListener(TO_NOTE, listener)
  return () => document.removeEventListener(TO_NOTE, listener)
}

/** From the notes: where in the text is it? @returns whether the text has it and shows it */
export function showPassage(passage: Passage): boolean {
  return !document.dispatchEvent(new CustomEvent(TO_SHOW, { detail: passage, cancelable: true }))
}

export function onShowPassage(show: (passage: Passage) => boolean): () => void {
  const listener = (event: Event) => {
    if (show((event as CustomEvent<Passage>).detail)) event.preventDefault()
  }
  document.addEventListener(TO_SHOW, listener)
  return () => document.removeEventListener(TO_SHOW, listener)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
