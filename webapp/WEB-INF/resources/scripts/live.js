// Keeps a page fresh: asks every few seconds (or as its live element says) for its live part and puts each element of it in the place of the one with
// the same id. Also keeps "5 min ago" true, and the place on the page over a form's round trip.
(() => {
  'use strict';
  const EVERY = Number(document.getElementById('live')?.dataset.every ?? 3000);
  const LONGEST = 30000;
  const TOAST = 6000;
  const loadedStamp = document.getElementById('live')?.dataset.stamp;
  let wait = EVERY;
  let timer;
  let leaving = false;

  function schedule() {
    clearTimeout(timer);
    if (!document.hidden && !leaving) {
      timer = setTimeout(refresh, wait);
    }
  }

  async function refresh() {
    try {
      const answer = await fetch(location.pathname + '?live', {headers: {Accept: 'text/html'}});
      if (!leaving && (answer.redirected || answer.status === 404)) {
        location.reload();
        return;
      }
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!leaving) {
        apply(fresh);
      }
      document.body.classList.remove('offline');
      wait = EVERY;
    } catch (platformIsAway) {
      document.body.classList.add('offline');
      wait = Math.min(wait * 2, LONGEST);
    }
    schedule();
  }

  // Signed addresses and the words for times are new in every answer: they alone are no reason to redraw.
  const lasting = element => element.outerHTML
    .replace(/expires=\d+&amp;signature=[\w-]+/g, '')
    .replace(/(<time[^>]*datetime="[^"]*")[^>]*>[^<]*/g, '$1');

  function apply(fresh) {
    const focused = document.activeElement;
    for (const element of fresh.querySelectorAll('[data-live]')) {
      const old = document.getElementById(element.id);
      if (old && (element.id === 'live' || lasting(old) !== lasting(element))) {
        old.replaceWith(document.adoptNode(element));
      }
    }
    if (focused && !focused.isConnected) {
      same(focused)?.focus({preventScroll: true});
    }
    tellTimes();
    if (document.getElementById('live').dataset.stamp !== loadedStamp) {
      reload();
    }
  }

  // What stands now where an element was that has been redrawn.
  const same = old => old.id
    ? document.getElementById(old.id)
    : document.querySelector('[data-live] a[href="' + CSS.escape(old.getAttribute('href') ?? '') + '"]');

  // Something else of the page is old: load it anew, unless somebody is in the middle of something.
  function reload() {
    if (!isBusy()) {
      location.reload();
    } else if (!document.getElementById('changed')) {
      const link = Object.assign(document.createElement('a'), {href: location.pathname, textContent: 'Load it again'});
      const line = Object.assign(document.createElement('p'), {id: 'changed', className: 'banner'});
      line.append('This app has changed since the page was loaded. ', link, '.');
      document.getElementById('notices').append(line);
    }
  }

  function isBusy() {
    const fields = [...document.querySelectorAll('main input, main textarea, main select')];
    const changed = field => field.options
      ? [...field.options].some(option => option.selected !== option.defaultSelected)
      : field.type === 'checkbox' ? field.checked !== field.defaultChecked
      : field.type !== 'hidden' && field.value !== field.defaultValue;
    return fields.some(changed)
      || fields.includes(document.activeElement)
      || document.querySelector('details[open], #buildOutput:not([hidden]), #log.loose') !== null
      || !getSelection().isCollapsed;
  }

  function tellTimes() {
    for (const time of document.querySelectorAll('time.ago')) {
      const at = new Date(time.dateTime);
      time.title = at.toLocaleString();
      time.textContent = ago((Date.now() - at) / 1000);
    }
  }

  // The words of slipway.web.shared.Ago.
  function ago(seconds) {
    const whole = Math.floor;
    return seconds < 10 ? 'just now'
      : seconds < 60 ? whole(seconds) + ' s ago'
      : seconds < 3600 ? whole(seconds / 60) + ' min ago'
      : seconds < 48 * 3600 ? whole(seconds / 3600) + ' h ago'
      : whole(seconds / 86400) + ' days ago';
  }

  function keepPlace() {
    const kept = sessionStorage.getItem('place')?.split(' ');
    sessionStorage.removeItem('place');
    if (kept && kept[0] === location.pathname) {
      scrollTo(0, Number(kept[1]));
      toast();
    }
    addEventListener('submit', () => {
      leaving = true;
      sessionStorage.setItem('place', location.pathname + ' ' + scrollY);
    });
  }

  // Who is far down the page sees the notice there; good news go away by themselves.
  function toast() {
    const notices = document.getElementById('notices');
    if (notices && notices.getBoundingClientRect().bottom <= 0 && notices.childElementCount > 0) {
      notices.classList.add('toast');
      if (!notices.querySelector('.error, .warning')) {
        setTimeout(() => notices.querySelector('ul')?.remove(), TOAST);
      }
    }
  }

  if (location.search === '?expired') {
    history.replaceState(null, '', location.pathname);
  }
  keepPlace();
  tellTimes();
  setInterval(tellTimes, 10000);
  if (document.getElementById('live')) {
    document.addEventListener('visibilitychange', () => document.hidden ? schedule() : refresh());
    schedule();
  }
  // A page that the browser took out of its memory may belong to somebody who has signed out since.
  addEventListener('pageshow', event => {
    if (event.persisted) {
      location.reload();
    }
  });
})();
