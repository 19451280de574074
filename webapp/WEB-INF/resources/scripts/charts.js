// Reads the numbers of a chart to whoever points at it, or goes through it with the arrow keys; and says times as they are
// where the reader is. Without it the charts are there all the same, with their numbers in tables.
(() => {
  'use strict';
  const range = document.querySelector('.charts')?.dataset.range;
  const hour = {hour: '2-digit', minute: '2-digit'};
  const day = {month: 'short', day: 'numeric'};
  const long = ['72h', '7d', '30d'].includes(range);
  const clock = new Intl.DateTimeFormat(undefined, long ? {...day, ...hour} : hour);
  const tick = new Intl.DateTimeFormat(undefined, long ? day : hour);

  function tellTimes() {
    for (const time of document.querySelectorAll('time.clock:not([data-told])')) {
      const at = new Date(time.dateTime);
      time.textContent = (time.matches('.tick') ? tick : clock).format(at);
      time.title = at.toLocaleString();
      time.dataset.told = '';
    }
  }

  const chartAt = target => target instanceof Element ? target.closest('.chart svg') : null;

  function read(svg, slot) {
    const figure = svg.closest('.chart');
    const slots = Number(svg.dataset.slots);
    const at = Math.max(0, Math.min(slots - 1, slot));
    svg.dataset.at = at;
    svg.querySelector('.cursor').setAttribute('d', 'M' + (at + 0.5) + ' 0V100');
    const row = document.getElementById(svg.dataset.rows).querySelector('tr[data-slot="' + at + '"]');
    const names = [...figure.querySelectorAll('thead th')].slice(1);
    const output = figure.querySelector('.reading');
    output.textContent = row
      ? row.querySelector('time').textContent + '  '
        + [...row.querySelectorAll('td')].map((cell, i) => names[i].textContent + ' ' + cell.textContent).join(' · ')
      : 'nothing';
  }

  function rest(svg) {
    svg.querySelector('.cursor').setAttribute('d', '');
    svg.closest('.chart').querySelector('.reading').textContent = '';
  }

  for (const event of ['pointermove', 'pointerdown']) {
    document.addEventListener(event, moved => {
      const svg = chartAt(moved.target);
      if (svg) {
        const box = svg.getBoundingClientRect();
        read(svg, Math.floor((moved.clientX - box.left) / box.width * Number(svg.dataset.slots)));
      }
    });
  }
  document.addEventListener('pointerout', left => {
    const svg = chartAt(left.target);
    if (svg && left.pointerType === 'mouse' && chartAt(left.relatedTarget) !== svg) {
      rest(svg);
    }
  });
  document.addEventListener('keydown', pressed => {
    const svg = chartAt(pressed.target);
    const slots = Number(svg?.dataset.slots);
    const at = Number(svg?.dataset.at ?? slots);
    const to = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: slots - 1}[pressed.key];
    if (svg && to !== undefined) {
      pressed.preventDefault();
      read(svg, to);
    } else if (svg && pressed.key === 'Escape') {
      rest(svg);
    }
  });

  tellTimes();
  new MutationObserver(tellTimes).observe(document.querySelector('main'), {childList: true, subtree: true});
})();
