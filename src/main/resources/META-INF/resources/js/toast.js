// A toast goes after 8 seconds, but stays while it has the pointer or the focus.
// htmx answers add one with the header HX-Trigger: {"toast": "Link checked"}.
function watch(toast) {
  let timer;
  const start = () => { clearTimeout(timer); timer = setTimeout(() => toast.remove(), 8000); };
  const hold = () => clearTimeout(timer);
  ['pointerenter', 'focusin'].forEach(name => toast.addEventListener(name, hold));
  ['pointerleave', 'focusout'].forEach(name => toast.addEventListener(name, start));
  start();
}

document.querySelectorAll('.toast--live').forEach(watch);
document.addEventListener('htmx:oobAfterSwap', event => { if (event.detail.target.id === 'toasts') document.querySelectorAll('.toast--live').forEach(watch); });

document.addEventListener('toast', event => {
  const area = document.getElementById('toasts');
  if (!area) return;
  const toast = document.createElement('div');
  toast.className = 'toast toast--live';
  const words = document.createElement('span');
  words.textContent = typeof event.detail === 'string' ? event.detail : event.detail.value;
  toast.append(words);
  area.replaceChildren(toast);
  watch(toast);
});
