// Brings the place where one is into sight, in navigation that scrolls sideways on a phone.
const show = () => document.querySelectorAll('.subnav, .places, .tabs').forEach((nav) => {
  const here = nav.querySelector('[aria-current]');
  if (here && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
});
show();
document.addEventListener('htmx:afterSettle', show);
