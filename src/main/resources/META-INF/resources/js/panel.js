// The panel beside a list or the board: opening, closing and walking on leaves the page where it is, with its scroll, its ticks and its
// filters. On a phone the panel is a page of its own, and its way back is the way back in the browser.
let asked = 0;
const wide = () => window.innerWidth > 720;
const frame = () => document.querySelector('.frame');
const panel = () => frame()?.querySelector(':scope > .panel[data-panel]');
const listed = path => new URL(path, location.href).pathname === location.pathname;

function here() {
  const url = new URL(location.href);
  url.searchParams.delete('open');
  return url.pathname + url.search;
}

function mark(id) {
  document.querySelectorAll('[data-row].is-open').forEach(row => { row.classList.remove('is-open'); row.removeAttribute('aria-current'); });
  const row = id && document.querySelector(`[data-row="${CSS.escape(id)}"]`);
  if (row) { row.classList.add('is-open'); row.setAttribute('aria-current', 'true'); }
}

async function show(id, path) {
  const turn = ++asked;
  const answer = await fetch(`/prospects/${id}/panel?list=${encodeURIComponent(here())}`);
  if (!answer.ok || answer.redirected) { location.href = path; return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.panel');
  if (turn !== asked) return; // somebody walked on meanwhile
  const old = panel();
  if (old) old.replaceWith(fresh); else frame().append(fresh);
  htmx.process(fresh);
  mark(id);
}

function close() {
  asked++;
  panel()?.remove();
  mark(null);
}

document.addEventListener('click', event => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !frame()) return;
  const link = event.target.closest('[data-open]');
  const row = link?.closest('[data-row]');
  if (link && row?.dataset.row && wide() && document.querySelector('[data-keeps]')) {
    event.preventDefault();
    if (listed(link.href)) history.pushState({ panel: row.dataset.row }, '', link.href);
    show(row.dataset.row, link.href);
    return;
  }
  const shut = event.target.closest('.panel[data-panel] [data-close]');
  if (!shut) return;
  if (wide()) {
    event.preventDefault();
    const row = document.querySelector('[data-row].is-open');
    if (new URL(location.href).searchParams.has('open')) history.pushState({}, '', here());
    close();
    row?.querySelector('[data-open]')?.focus({ preventScroll: true });
  } else if (document.referrer && new URL(document.referrer).pathname === location.pathname) {
    event.preventDefault();
    history.back();
  }
});

// J and K walk on while the panel is open.
document.addEventListener('row', event => {
  const id = event.target.dataset.row;
  const link = event.target.querySelector('[data-open]');
  if (!panel() || !link || !id || !wide()) return;
  if (listed(link.href)) history.replaceState({ panel: id }, '', link.href);
  show(id, link.href);
});

window.addEventListener('popstate', () => {
  if (!document.querySelector('[data-keeps]')) return;
  const id = new URL(location.href).searchParams.get('open');
  if (id) show(id, location.href); else close();
});

// A row that comes back with an answer keeps its place number and its tick.
document.addEventListener('htmx:oobBeforeSwap', event => {
  const fresh = event.detail.fragment?.firstElementChild;
  const old = event.detail.target;
  if (!fresh?.dataset?.row || !old) return;
  const box = old.querySelector('input[type=checkbox]');
  if (box?.checked) fresh.querySelector('input[type=checkbox]')?.setAttribute('checked', '');
  const place = old.querySelector('[data-place]');
  if (place) fresh.querySelector('[data-place]')?.replaceChildren(...place.cloneNode(true).childNodes);
});
document.addEventListener('htmx:afterRequest', event => {
  if (event.detail.successful && event.detail.requestConfig?.verb === 'post' && event.detail.target?.matches?.('.panel')) document.dispatchEvent(new CustomEvent('panel:changed'));
});
