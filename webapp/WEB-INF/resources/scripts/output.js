// Shows a build's output on the page while it is written; without this script a link opens it by itself.
(() => {
  'use strict';
  const AGAIN = 4000;
  const panel = document.getElementById('buildOutput');
  const text = panel.querySelector('pre');
  const state = panel.querySelector('.tag');
  let reading = null;

  // The stream ends with the build; where it breaks off before, it is read anew from its beginning.
  async function read(url) {
    reading?.abort();
    const mine = reading = new AbortController();
    text.textContent = '';
    panel.hidden = false;
    while (!mine.signal.aborted) {
      try {
        await follow(url, mine.signal);
        return;
      } catch (platformIsAway) {
        if (!mine.signal.aborted) {
          show('reconnecting', 'warning');
          await new Promise(done => setTimeout(done, AGAIN));
        }
      }
    }
  }

  async function follow(url, signal) {
    const answer = await fetch(url, {signal});
    if (!answer.ok) {
      show('cannot be read (' + answer.status + ')', 'bad');
      return;
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const write = screen();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      show('live', 'good');
      write(part.value);
    }
    show('', '');
  }

  function show(words, kind) {
    state.textContent = words;
    state.className = 'tag ' + kind;
  }

  // An empty screen: what is written to it appears on the page, which stays at the end for whoever is there.
  function screen() {
    const terminal = ansi.reader();
    let unfinished = null;
    text.textContent = '';
    return part => {
      const {lines, open} = terminal.read(part);
      const atEnd = text.scrollHeight - text.scrollTop - text.clientHeight < 40;
      const fresh = document.createDocumentFragment();
      lines.forEach(pieces => fresh.append(line(pieces, '\n')));
      unfinished?.remove();
      unfinished = line(open, '');
      fresh.append(unfinished);
      text.append(fresh);
      if (atEnd) {
        text.scrollTop = text.scrollHeight;
      }
    };
  }

  function line(pieces, end) {
    const row = span('', kind(pieces.map(piece => piece.text).join('')));
    row.append(...pieces.map(piece => piece.classes ? span(piece.text, piece.classes) : piece.text), end);
    return row;
  }

  // The two kinds of lines with which buildpacks tell people apart what happens and what went wrong.
  const kind = words => words.startsWith('----->') ? 'headline' : /^ !( {4}|$)/.test(words) ? 'trouble' : '';

  const span = (textContent, className) => Object.assign(document.createElement('span'), {textContent, className});

  document.addEventListener('click', event => {
    const link = event.target.closest('a.output');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      read(link.href);
      panel.scrollIntoView({block: 'nearest'});
    }
  });
  panel.querySelector('button.close')?.addEventListener('click', () => {
    reading?.abort();
    panel.hidden = true;
  });
  if (panel.dataset.output) {
    read(panel.dataset.output);
  }
})();
