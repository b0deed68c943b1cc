// Only makes easier what works without it.

// A form is sent once: a second click does nothing. (Sent twice it would do one thing all the same.)
for (const form of document.querySelectorAll('form'))
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })

// What went wrong is read first.
document.querySelector('.errors a')?.focus()
