// The board: a card dragged into a lane sends the form of its own move menu; arrow keys walk the cards, Shift and an arrow moves one
// a stage on or back. Where a stage can't follow, its lane takes no card. Disqualifying asks for the reason first.
const dialog = document.getElementById('disqualify');
let moved = null;

const lanes = () => [...document.querySelectorAll('[data-lane]')];
const move = (card, stage) => card.querySelector(`.menu button[value="${CSS.escape(stage)}"]`);
const may = (card, stage) => stage === 'DISQUALIFIED' || move(card, stage) !== null;

function say(words) { document.dispatchEvent(new CustomEvent('toast', { detail: words })); }

function send(card, stage) {
  moved = card.id;
  if (stage === 'DISQUALIFIED') { ask(card); return true; }
  const button = move(card, stage);
  if (!button) { say(`${card.dataset.site} can't be moved there.`); return false; }
  button.click(); // htmx takes the value of the button that was clicked
  return true;
}

function ask(card) {
  const form = dialog.querySelector('form');
  form.reset();
  form.setAttribute('action', `/prospects/${card.dataset.row}/stage`);
  form.querySelector('[name=from]').value = card.querySelector('.menu [name=from]').value;
  dialog.querySelector('[data-site]').textContent = card.dataset.site;
  htmx.process(form);
  dialog.showModal();
}

function refresh() {
  htmx.ajax('GET', location.href, { target: '#board', select: '#board', swap: 'outerHTML' });
}

function drag() {
  if (!window.Sortable) return;
  lanes().forEach(lane => window.Sortable.create(lane, {
    group: 'board', sort: false, draggable: '.card', filter: '.move', preventOnFilter: false, delay: 200, delayOnTouchOnly: true, animation: 0,
    onStart: event => lanes().forEach(each => each.classList.toggle('is-open-to', each !== event.from && may(event.item, each.dataset.lane))),
    onMove: event => event.to === event.from || may(event.dragged, event.to.dataset.lane),
    onEnd: event => {
      lanes().forEach(each => each.classList.remove('is-open-to'));
      if (event.to === event.from) return;
      const stage = event.to.dataset.lane;
      event.from.insertBefore(event.item, event.from.children[event.oldIndex] || null);
      send(event.item, stage);
    },
  }));
}

function walk(card, key) {
  const columns = [...document.querySelectorAll('.lane__cards')].filter(lane => lane.querySelector('.card'));
  const lane = card.closest('.lane__cards');
  const cards = [...lane.querySelectorAll('.card')];
  const at = cards.indexOf(card);
  const column = columns.indexOf(lane) + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);
  const there = columns[column] ? [...columns[column].querySelectorAll('.card')] : [];
  const next = key === 'ArrowUp' ? cards[at - 1] : key === 'ArrowDown' ? cards[at + 1] : there[Math.min(at, there.length - 1)];
  return next ? (next.querySelector('.site').focus(), true) : false;
}

document.addEventListener('keydown', event => {
  if (!event.key.startsWith('Arrow') || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('.menu, input, dialog')) return;
  const card = event.target.closest('.card');
  if (!card) return;
  if (!event.shiftKey) { if (walk(card, event.key)) event.preventDefault(); return; }
  const stages = lanes().map(lane => lane.dataset.lane);
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const stage = stages[stages.indexOf(card.closest('[data-lane]').dataset.lane) + by];
  if (by && stage) { event.preventDefault(); send(card, stage); }
});

document.addEventListener('focusin', event => {
  const card = event.target.closest('.card');
  if (card) document.querySelectorAll('.card').forEach(each => each.classList.toggle('is-current', each === card));
});
document.addEventListener('submit', event => { const card = event.target.closest('.card'); if (card) moved = card.id; }, true);
document.addEventListener('click', event => {
  const link = event.target.closest('[data-disqualify]');
  if (link) { event.preventDefault(); moved = null; ask(link.closest('.card')); }
  if (event.target.closest('#disqualify [data-cancel]')) dialog.close();
});
document.addEventListener('htmx:beforeRequest', event => { if (event.target.closest('#disqualify')) dialog.close(); });
// htmx carries attributes of old elements over to new ones of the same id; what dragging wrote is not to come along.
document.addEventListener('htmx:beforeSwap', () => document.querySelectorAll('#board [style]').forEach(each => each.removeAttribute('style')));
document.addEventListener('htmx:afterSettle', event => {
  if (event.detail.target.id !== 'board' && !event.detail.target.closest?.('#board')) return;
  drag();
  const card = moved && document.getElementById(moved);
  if (card) card.querySelector('.site').focus();
  moved = null;
});
document.addEventListener('panel:changed', refresh);
drag();
