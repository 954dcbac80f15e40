'use client'

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_LOW,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { findPassage, type Passage, type PlainText, passageAt, plainTextOf } from '../../newsroom/notes/passage.ts'
import { askForNote, onShowPassage, setSelectedPassage } from './passages.ts'

/** Reading a whole text for each step of a selection would be felt. */
const SETTLED_MS = 150

/** Tells the notes what is selected, and selects what a note is about. Ctrl Alt M begins a note, as in other editors. */
function PassagePlugin() {
  const [editor] = useLexicalComposerContext()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ends = [
      editor.registerUpdateListener(() => {
        clearTimeout(timer)
        timer = setTimeout(() => tellSelected(editor), SETTLED_MS)
      }),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return false
          // On many keyboards this writes a letter, and tells of both keys.
          if (event.getModifierState('AltGraph')) return false
          event.preventDefault()
          noteOnSelected(editor)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
      onShowPassage((passage) => show(editor, passage)),
    ]
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
      setSelectedPassage(undefined)
    }
  }, [editor])

  return null
}

/** The editor learns of a selection a moment after the key that made it. */
function noteOnSelected(editor: LexicalEditor): void {
  setTimeout(() => {
    tellSelected(editor)
    askForNote()
  }, SETTLED_MS)
}

/** Where no words are selected any more there is no passage; where the text only lost the keyboard, it stays. */
function tellSelected(editor: LexicalEditor): void {
  const passage = editor.read(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return undefined
    return selection.isCollapsed() ? null : $selectedIn(plainTextOf(editor.getEditorState().toJSON()), selection)
  })
  if (passage !== undefined) setSelectedPassage(passage ?? undefined)
}

function $selectedIn({ text, pieces }: PlainText, selection: RangeSelection): Passage | undefined | null {
  const keys = $getRoot()
    .getAllTextNodes()
    .map((node) => node.getKey())
  const [from, until] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const inside = selection.getNodes().map((node) => keys.indexOf(node.getKey()))
  const chosen = inside.filter((index) => index !== -1).sort((one, other) => one - other)
  const [first, last] = [pieces[chosen[0] ?? -1], pieces[chosen.at(-1) ?? -1]]
  if (!first || !last) return null
  const start = from.type === 'text' ? first.start + from.offset : first.start
  const end = until.type === 'text' ? last.start + until.offset : last.start + last.length
  return passageAt(text, { start, end }) ?? null
}

function show(editor: LexicalEditor, passage: Passage): boolean {
  const { text, pieces } = plainTextOf(editor.getEditorState().toJSON())
  const place = findPassage(text, passage)
  const first = pieces.findIndex(({ start, length }) => start + length > (place?.start ?? Number.POSITIVE_INFINITY))
  const last = pieces.findLastIndex(({ start }) => start < (place?.end ?? 0))
  const [begins, ends] = [pieces[first], pieces[last]]
  if (!place || !begins || !ends) return false
  const keys = editor.read(() =>
    $getRoot()
      .getAllTextNodes()
      .map((node) => node.getKey()),
  )
  const [from, until] = [keys[first], keys[last]]
  if (!from || !until) return false
  const [fromOffset, untilOffset] = [Math.max(0, place.start - begins.start), place.end - ends.start]
  editor.getElementByKey(from)?.scrollIntoView({ block: 'center' })
  if (!editor.isEditable()) {
    const [one, other] = [editor.getElementByKey(from)?.firstChild, editor.getElementByKey(until)?.firstChild]
    if (one && other) window.getSelection()?.setBaseAndExtent(one, fromOffset, other, untilOffset)
    return true
  }
  editor.update(() => {
    const selection = $createRangeSelection()
    selection.anchor.set(from, fromOffset, 'text')
    selection.focus.set(until, untilOffset, 'text')
    $setSelection(selection)
  })
  editor.focus()
  return true
}

function NoteIcon() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M4 5h12v8H9l-3 3v-3H4z" />
    </svg>
  )
}

export const PassageFeatureClient = createClientFeature({
  plugins: [{ Component: PassagePlugin, position: 'normal' }],
  toolbarInline: {
    groups: [
      {
        type: 'buttons',
        key: 'notes',
        order: 90,
        items: [
          {
            ChildComponent: NoteIcon,
            key: 'noteOnPassage',
            label: 'Note on this passage',
            onSelect: ({ editor }) => noteOnSelected(editor),
            order: 1,
          },
        ],
      },
    ],
  },
})
