// Reason: what other sites send (cookies, trackers, megabytes) should reach a reader only after the reader asks for it.
class BroadsheetEmbed extends HTMLElement {
  connectedCallback() {
    if (this.querySelector('button')) return
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = this.getAttribute('label')
    button.addEventListener('click', () => this.show())
    const note = document.createElement('small')
    note.textContent = this.getAttribute('note')
    this.append(button, note)
  }

  show() {
    const src = this.getAttribute('src') ?? ''
    if (!src.startsWith('https://')) return
    const frame = document.createElement('iframe')
    frame.src = src
    frame.title = this.getAttribute('frame-title') ?? ''
    frame.allow = 'fullscreen; picture-in-picture; encrypted-media'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.style.aspectRatio = this.getAttribute('ratio') ?? ''
    // Without a position in the tab order the focus would fall back to the top of the page.
    frame.tabIndex = 0
    this.querySelector('button')?.remove()
    this.querySelector('small')?.remove()
    this.append(frame)
    frame.focus()
  }
}

customElements.define('broadsheet-embed', BroadsheetEmbed)
