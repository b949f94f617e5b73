// Requests that htmx sends without a form carry the token of the page in a header.
document.addEventListener('htmx:configRequest', event => {
  const meta = document.querySelector('meta[name="csrf"]');
  if (meta && event.detail.verb !== 'get') event.detail.headers[meta.dataset.header] = meta.content;
});
