// After a refused form the focus goes to the list of what to mend.
document.querySelector('[data-focus]')?.focus();
document.addEventListener('htmx:afterSwap', event => event.detail.target.querySelector?.('[data-focus]')?.focus());
