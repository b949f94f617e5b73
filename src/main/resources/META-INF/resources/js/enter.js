// <input data-enter="#button">: Enter presses that button of a form that has several, instead of the first.
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !event.target.dataset?.enter) return;
  event.preventDefault();
  document.querySelector(event.target.dataset.enter)?.click();
});
