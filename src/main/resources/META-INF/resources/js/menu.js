// Menus are <details>: they close with Escape, with a click elsewhere, and when another one opens.
const open = () => document.querySelectorAll('details.move[open], details.rail__switch[open], .tabbar details[open], details[data-menu][open]');
document.addEventListener('click', event => open().forEach(menu => { if (!menu.contains(event.target)) menu.open = false; }));
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  open().forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); event.preventDefault(); });
}, true);

// Opened by a key, a menu takes the focus; arrows walk its lines.
let byKey = false;
document.addEventListener('keydown', () => { byKey = true; }, true);
document.addEventListener('pointerdown', () => { byKey = false; }, true);
const lines = menu => [...menu.querySelectorAll('.menu :is(a[href], button:not(.sr), input:not([type=hidden]), select)')];
document.addEventListener('toggle', event => {
  if (event.target.open && byKey && event.target.matches('details.move, details[data-menu]')) lines(event.target)[0]?.focus();
}, true);
document.addEventListener('keydown', event => {
  const menu = event.target.closest?.('details.move[open], details[data-menu][open]');
  if (!menu || !['ArrowDown', 'ArrowUp'].includes(event.key) || event.target.matches('select')) return;
  const all = lines(menu);
  const next = all[all.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
});
