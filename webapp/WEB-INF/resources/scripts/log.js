// The live log of an app: follows its event stream, colours each dyno, and stays at the end unless somebody scrolls up.
(() => {
  'use strict';
  const MOST_LINES = 2000;
  const COLOURS = 6;
  const AGAIN = 4000;
  const LINE = /^(\S+?)T(\d\d:\d\d:\d\d)\S* (\S+?)\[([^\]]*)\]: ?([^]*)$/;
  const ANSI = /\x1b\[[0-9;?]*[A-Za-z]/g;

  const log = document.getElementById('log');
  const state = document.getElementById('logState');
  const latest = document.getElementById('logLatest');
  const filter = document.getElementById('logFilter');
  let source = null;
  let lastNumber = 0;
  let waiting = [];

  function open() {
    if (document.hidden || source) {
      return;
    }
    // A fresh address comes with every refresh of the page; it is good for new connections for some minutes.
    source = new EventSource(document.getElementById('live').dataset.log);
    source.onopen = () => show('live', 'good');
    source.onmessage = event => {
      // After a new connection the server sends its last lines again.
      if (Number(event.lastEventId) > lastNumber) {
        lastNumber = Number(event.lastEventId);
        waiting.push(event.data);
        if (waiting.length === 1) {
          requestAnimationFrame(draw);
        }
      }
    };
    source.onerror = () => {
      show('reconnecting', 'warning');
      if (source?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, AGAIN);
      }
    };
  }

  // Browsers allow few connections to one host: a page that nobody sees gives its own back.
  function close() {
    source?.close();
    source = null;
  }

  function show(text, kind) {
    state.textContent = text;
    state.className = 'tag ' + kind;
  }

  function draw() {
    const lines = document.createDocumentFragment();
    waiting.slice(-MOST_LINES).forEach(text => lines.append(line(text)));
    waiting = [];
    log.append(lines);
    while (log.childElementCount > MOST_LINES) {
      log.firstElementChild.remove();
    }
    stay();
  }

  function line(text) {
    const plain = text.replace(ANSI, '');
    const parts = LINE.exec(plain);
    const row = document.createElement('p');
    if (parts) {
      const [, day, time, from, dyno, message] = parts;
      row.className = from === 'heroku' ? 'platform' : '';
      row.append(
        part('time', '', time, day + ' ' + time + ' UTC'), ' ',
        part('b', 'c' + colour(dyno), dyno, from + '[' + dyno + ']'), ' ',
        part('span', '', message));
    } else {
      row.append(plain);
    }
    row.hidden = !fits(row);
    return row;
  }

  function part(name, className, text, title = '') {
    return Object.assign(document.createElement(name), {className, title, textContent: text});
  }

  // The same dyno has the same colour always; its neighbours have others.
  function colour(dyno) {
    return [...dyno].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % COLOURS;
  }

  const fits = row => row.textContent.toLowerCase().includes(filter.value.trim().toLowerCase());

  function stay() {
    if (!log.classList.contains('loose')) {
      log.scrollTop = log.scrollHeight;
    }
  }

  log.addEventListener('scroll', () => {
    const loose = log.scrollHeight - log.scrollTop - log.clientHeight > 40;
    log.classList.toggle('loose', loose);
    latest.hidden = !loose;
  });
  latest.addEventListener('click', () => {
    log.classList.remove('loose');
    stay();
  });
  filter.addEventListener('input', () => {
    for (const row of log.children) {
      row.hidden = !fits(row);
    }
    stay();
  });
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  new ResizeObserver(stay).observe(log);
  addEventListener('pagehide', close);
  open();
})();
