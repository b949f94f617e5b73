// <input type="checkbox" data-all="ids"> ticks every checkbox of that name in its form or page;
// [data-chosen="ids"] shows how many are ticked, and [data-with="ids"] appears only when some are.
function count(name) {
  const chosen = document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]:checked`).length;
  document.querySelectorAll(`[data-chosen="${CSS.escape(name)}"]`).forEach(e => { e.textContent = chosen; });
  document.querySelectorAll(`[data-with="${CSS.escape(name)}"]`).forEach(e => { e.hidden = chosen === 0; });
}
document.addEventListener('change', event => {
  const box = event.target;
  if (box.type !== 'checkbox') return;
  if (box.dataset.all) {
    document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(box.dataset.all)}"]`).forEach(e => { e.checked = box.checked; });
    count(box.dataset.all);
  } else if (box.name) count(box.name);
});
document.querySelectorAll('[data-with]').forEach(e => count(e.dataset.with));
