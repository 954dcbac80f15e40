import { type RefObject, useEffect } from 'react'

/**
 * Keeps whoever works with the keyboard in the panel when what they pressed is gone: a question that was answered, a link that was
 * taken back. Focus goes to the summary of the part in which it was, or to the panel, and not to the top of the page.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    const node = panel.current
    if (!node || !isShown) return
    let last: { target: HTMLElement; summary: HTMLElement | null | undefined } | undefined
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last = { target, summary: target.closest('details')?.querySelector('summary') }
    }
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      const left = last
      // What is taken out of the page loses focus too; whoever goes elsewhere leaves it there. Within the panel the next has it by then.
      queueMicrotask(() => {
        if (last === left && (relatedTarget || left?.target.isConnected)) last = undefined
      })
    }
    const observer = new MutationObserver(() => {
      if (!last || last.target.isConnected || document.activeElement !== document.body) return
      const { summary } = last
      const back = summary?.isConnected ? summary : node
      back.focus()
    })
    node.addEventListener('focusin', onFocus)
    node.addEventListener('focusout', onBlur)
    observer.observe(node, { childList: true, subtree: true })
    return () => {
      node.removeEventListener('focusin', onFocus)
      node.removeEventListener('focusout', onBlur)
      observer.disconnect()
    }
  }, [panel, isShown])
}
