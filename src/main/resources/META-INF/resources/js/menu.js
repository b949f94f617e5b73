// Menus are <details>: they close with Escape, with a click elsewhere, and when another one opens.
const open = () => document.querySelectorAll('details.move[open], details.rail__switch[open], .tabbar details[open], details[data-menu][open]');
document.addEventListener('click', event => open().forEach(menu => { if (!menu.contains(event.target)) menu.open = false; }));
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  open().forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); event.preventDefault(); });
}, true);
