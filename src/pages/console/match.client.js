// Keys of the match screen. Each stands at what it does (data-key); they never act in a field, and can be turned off.
{
  const STORE = 'tideover-keys'
  const ON = () => localStorage.getItem(STORE) !== 'off'
  const toggle = document.querySelector('button[data-keys-on]')
  const named = () => {
    toggle.textContent = ON() ? toggle.dataset.keysOn : toggle.dataset.keysOff
  }
  if (toggle) {
    toggle.hidden = false
    named()
    toggle.addEventListener('click', () => {
      localStorage.setItem(STORE, ON() ? 'off' : 'on')
      named()
    })
  }

  const isField = (element) => element.closest('input, select, textarea, [contenteditable]') !== null

  const go = (element) => {
    if (element.tagName !== 'SUMMARY') return element.click()
    const details = element.parentElement
    details.open = !details.open
    const first = details.querySelector('input:not([type=hidden]), select, textarea, button')
    if (details.open) (first ?? element).focus()
    else element.focus()
  }

  const ARROWS = { ArrowRight: 'j', ArrowLeft: 'k' }
  document.addEventListener(
    'keydown',
    (event) => {
      // A key that is held down would confirm what nobody has looked at
      if (event.repeat && event.key === 'Enter' && event.target.closest('[data-key="Enter"]')) return event.preventDefault()
      if (!toggle || !ON() || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return
      // Enter on a link or a button is that link's or button's own
      if (event.key === 'Enter' && event.target !== document.body && event.target.id !== 'main') return
      const wanted = ARROWS[event.key] ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key)
      const element = document.querySelector(`[data-key="${CSS.escape(wanted)}"]`)
      if (!element) return
      event.preventDefault()
      go(element)
    },
    true,
  )

  // What takes long is looked at again by itself; once it is over, its page shows what came of it.
  const again = async (place) => {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined)
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined
    const now = page?.querySelector('#progress')
    if (page && !now) return location.reload()
    if (now) place.replaceChildren(...now.childNodes)
    setTimeout(again, Number(place.dataset.again), place)
  }
  const place = document.querySelector('#progress[data-again]')
  if (place) setTimeout(again, Number(place.dataset.again), place)
}
