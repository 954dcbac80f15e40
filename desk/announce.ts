const ID = 'desk-announcement'

/** Says something to those who do not see the page, from a place that stays when a form mounts its parts anew. */
export function announce(text: string): void {
  const place = document.getElementById(ID) ?? document.body.appendChild(newPlace())
  place.textContent = text
}

function newPlace(): HTMLElement {
  const place = document.createElement('div')
  place.id = ID
  place.className = 'desk-hidden'
  place.setAttribute('role', 'status')
  return place
}
