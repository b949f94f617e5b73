// A .drop around <input type="file"> takes dropped files, names the chosen one in [data-file],
// and with data-drop-send sends its form at once.
function took(zone, input) {
  const says = zone.querySelector('[data-file]');
  if (says) says.textContent = [...input.files].map(file => file.name).join(', ');
  if (input.files.length && zone.hasAttribute('data-drop-send')) input.form.requestSubmit();
}
document.querySelectorAll('.drop').forEach(zone => {
  const input = zone.querySelector('input[type=file]');
  if (!input) return;
  const over = yes => zone.classList.toggle('is-over', yes);
  zone.addEventListener('dragover', event => { event.preventDefault(); over(true); });
  zone.addEventListener('dragleave', () => over(false));
  zone.addEventListener('drop', event => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    took(zone, input);
  });
  input.addEventListener('change', () => took(zone, input));
});
