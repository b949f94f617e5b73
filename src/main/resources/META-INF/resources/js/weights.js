// A slider shows its number while it moves; the form's hx-trigger="input delay:150ms" asks for the new order.
function show(slider) {
  const output = document.querySelector(`output[for="${CSS.escape(slider.id)}"]`);
  if (output) output.textContent = slider.value;
}
document.addEventListener('input', event => { if (event.target.matches('.slider')) show(event.target); });
document.addEventListener('reset', event => setTimeout(() => {
  const sliders = event.target.querySelectorAll('.slider');
  sliders.forEach(show);
  sliders[0]?.dispatchEvent(new Event('input', { bubbles: true }));
}));
