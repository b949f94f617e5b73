// A form can't be sent twice by a second click; a page taken from the back cache may send again.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'get' || form.method === 'dialog' || form.closest('[data-again]')) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => form.querySelectorAll('button:not([type=button])').forEach(button => button.setAttribute('aria-disabled', 'true')));
});

const release = form => {
  delete form.dataset.sent;
  form.querySelectorAll('button[aria-disabled]').forEach(button => button.removeAttribute('aria-disabled'));
};
window.addEventListener('pageshow', event => { if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(release); });
document.addEventListener('htmx:afterRequest', event => { const form = event.target.closest?.('form'); if (form) release(form); });
