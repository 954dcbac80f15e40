'use client'

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import {
  $isSelectionCapturedInDecoratorInput,
  COMMAND_PRIORITY_CRITICAL,
  PASTE_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { cleanPastedHtml } from './clean-pasted-html.ts'

/** Puts itself before the editor's own handler and hands it the same paste with clean markup. */
function PastePlugin() {
  const [editor] = useLexicalComposerContext()

  useEffect(() => {
    const cleaned = new WeakSet<object>()
    return editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const given = 'clipboardData' in event ? event.clipboardData : null
        const html = given?.getData('text/html')
        // What was copied in this editor comes as its own nodes, which need no cleaning; a field inside a block pastes for itself.
        if (!given || !html || cleaned.has(event) || given.types.includes('application/x-lexical-editor')) return false
        if (event.target instanceof Node && $isSelectionCapturedInDecoratorInput(event.target)) return false

        const clipboardData = new DataTransfer()
        clipboardData.setData(
          'text/html',
          cleanPastedHtml(html, (text) => new DOMParser().parseFromString(text, 'text/html')),
        )
        clipboardData.setData('text/plain', given.getData('text/plain'))
        const paste = new ClipboardEvent('paste', { clipboardData })
        cleaned.add(paste)
        event.preventDefault()
        return editor.dispatchCommand(PASTE_COMMAND, paste)
      },
      COMMAND_PRIORITY_CRITICAL,
    )
  }, [editor])

  return null
}

export const PasteFeatureClient = createClientFeature({ plugins: [{ Component: PastePlugin, position: 'normal' }] })
