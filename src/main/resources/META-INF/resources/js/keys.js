// Keys for people who repeat themselves.
//   data-key="e"        pressed key clicks (or focuses) this element; inside a list only in the current row
//   data-go="t"         g, then t, follows this link
//   data-rows           a list or table body whose [data-row] children are walked by j and k;
//                       Enter opens the row's [data-open] (or first link), x ticks its checkbox
//   data-close          Escape follows this link (side panels)
const typing = element => element.closest('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]');
const visible = element => element.getClientRects().length > 0;
const rows = () => [...document.querySelectorAll('[data-rows] [data-row]')].filter(visible);
const current = () => document.querySelector('[data-row].is-current');
let going = 0;

function step(by) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  all.forEach(row => row.classList.toggle('is-current', row === next));
  next.scrollIntoView({ block: 'nearest' });
  (next.querySelector('[data-open]') || next.querySelector('a') || next).focus?.({ preventScroll: true });
  next.dispatchEvent(new CustomEvent('row', { bubbles: true }));
  return true;
}

function press(element) {
  if (!element || element.disabled) return false;
  if (element.matches('input:not([type=checkbox]), textarea, select')) element.focus(); else element.click();
  return true;
}

function byKey(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const inRow = current()?.querySelector(selector);
  return inRow || [...document.querySelectorAll(selector)].find(e => visible(e) && !e.closest('[data-row]'));
}

function handle(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === 'g') { going = Date.now(); return true; }
  if (Date.now() - going < 1200) {
    going = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) return press(link);
  }
  switch (key) {
    case '?': document.getElementById('keys')?.showModal(); return true;
    case '/': return press(document.querySelector('input[data-search]') || document.querySelector('[data-search]'));
    case 'j': return step(1) || press(byKey('j'));
    case 'k': return step(-1) || press(byKey('k'));
    case 'x': if (current()) return press(current().querySelector('input[type=checkbox]')); break;
    case 'u': { const undo = document.querySelector('.toast [data-undo]'); if (undo) return press(undo); break; }
    case 'Enter': {
      if (event.target.closest('a, button, summary, input')) return false;
      return current() ? press(current().querySelector('[data-open]') || current().querySelector('a')) : false;
    }
    case 'Escape': return press([...document.querySelectorAll('[data-close]')].find(visible));
  }
  return press(byKey(key));
}

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog:modal')) return;
  if (typing(event.target)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (handle(event)) event.preventDefault();
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-keys]')) { event.preventDefault(); document.getElementById('keys')?.showModal(); }
});
