// Shows a build's output on the page while it is written; without this script the link opens it by itself.
(() => {
  'use strict';
  const panel = document.getElementById('buildOutput');
  const text = panel.querySelector('pre');
  let reading = null;

  async function read(url) {
    reading?.abort();
    reading = new AbortController();
    const {signal} = reading;
    text.textContent = '';
    panel.hidden = false;
    panel.scrollIntoView({block: 'nearest'});
    try {
      const answer = await fetch(url, {signal});
      if (!answer.ok) {
        throw new Error('The output cannot be read (' + answer.status + ').');
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        add(part.value);
      }
    } catch (problem) {
      if (!signal.aborted) {
        add('\n' + problem.message + '\n');
      }
    }
  }

  // NUL is the stream's sign of life; colours are for terminals.
  function add(part) {
    const atEnd = text.scrollHeight - text.scrollTop - text.clientHeight < 40;
    text.append(part.replace(/\0|\x1b\[[0-9;?]*[A-Za-z]/g, ''));
    if (atEnd) {
      text.scrollTop = text.scrollHeight;
    }
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a.output');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      read(link.href);
    }
  });
  panel.querySelector('button').addEventListener('click', () => {
    reading?.abort();
    panel.hidden = true;
  });
})();
