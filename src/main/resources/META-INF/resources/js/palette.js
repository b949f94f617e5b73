// <button type="button" data-insert="{first_name}"> writes at the cursor of the field last used in its form.
let last = null;
document.addEventListener('focusin', event => { if (event.target.matches('textarea, input[type=text], input:not([type])')) last = event.target; });
document.addEventListener('click', event => {
  const chip = event.target.closest('[data-insert]');
  if (!chip) return;
  const scope = chip.closest('form') || document;
  const field = last && scope.contains(last) ? last : scope.querySelector('textarea');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.setRangeText(chip.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
});
