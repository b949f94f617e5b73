// data-confirm="Never write to x?" (with data-confirm-text and data-confirm-verb) on a form or a button:
// asks in the layout's dialog before the form goes, also when htmx sends it.
const dialog = document.getElementById('confirm');

function ask(source, yes) {
  dialog.querySelector('[data-confirm-title]').textContent = source.dataset.confirm;
  dialog.querySelector('[data-confirm-text]').textContent = source.dataset.confirmText || '';
  dialog.querySelector('[value="yes"]').textContent = source.dataset.confirmVerb || 'Yes';
  dialog.returnValue = '';
  dialog.addEventListener('close', () => { if (dialog.returnValue === 'yes') yes(); }, { once: true });
  dialog.showModal();
}

if (dialog) document.addEventListener('submit', event => {
  const form = event.target;
  const source = event.submitter?.dataset.confirm ? event.submitter : form.dataset.confirm ? form : null;
  if (!source) return;
  if (form.dataset.confirmed === 'yes') { delete form.dataset.confirmed; return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(source, () => { form.dataset.confirmed = 'yes'; form.requestSubmit(event.submitter); });
}, true);
