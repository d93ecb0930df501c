// Everything here makes a page nicer; every page works without it, the lights excepted.
'use strict';

// Copy buttons are hidden in the page, so that nobody without script or clipboard sees a dead one.
document.querySelectorAll('.copy[data-copy]').forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener('click', async () => {
    const source = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.dataset.value ?? source.textContent.trim());
    } catch {
      getSelection().selectAllChildren(source);
      return;
    }
    button.classList.add('copied');
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.classList.remove('copied');
      button.textContent = words;
    }, 3000);
  });
});

// The key that a phone has scanned stands behind the # of the address, which no server sees: it goes where it would be typed.
const key = document.querySelector('[data-scanned]');
if (key && /^#[0-9a-z]{26}$/.test(location.hash)) {
  key.value = location.hash.slice(1);
  key.closest('.field').hidden = true;
}

// Safari on an iPad says that it is a Mac.
const touch = document.querySelector('[data-touch-points]');
if (touch) touch.value = navigator.maxTouchPoints;

// After an error the keyboard goes on where something is to be put right.
const wrong = document.querySelector('main [aria-invalid=true]') ?? document.querySelector('main [role=alert]:not([hidden])');
if (wrong) {
  if (wrong.tabIndex < 0) wrong.tabIndex = -1;
  wrong.focus();
}

// A form is sent once. The answer to the first one is the only page that shows the app password.
document.querySelectorAll('form[method=post]').forEach((form) => {
  // What is answered by a file leaves the page as it is, and may be asked for again.
  if ('again' in form.dataset) return;
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    document.getElementById('loading')?.classList.add('htmx-request');
    form.querySelectorAll('.while-sending').forEach((note) => (note.hidden = false));
  });
});

// Coming back by the back button: the form may be sent again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
  document.getElementById('loading')?.classList.remove('htmx-request');
});

// An expired session: load the page anew, which leads to the sign-in and back. Not where that would take away the only
// sight of an app password: there a note says it.
document.addEventListener('htmx:responseError', (event) => {
  if (event.detail.xhr.status !== 499 && event.detail.xhr.status !== 401) {
    // What a form was refused for is said by the page that comes without scripts.
    const form = event.detail.elt;
    if (form.matches('form')) HTMLFormElement.prototype.submit.call(form);
    return;
  }
  const note = document.getElementById('signed-out');
  if (note) note.hidden = false;
  else location.reload();
});

// A page that looks for news by itself must not keep the session of somebody who has left.
let lastTouched = Date.now();
for (const kind of ['pointerdown', 'keydown', 'scroll']) {
  addEventListener(kind, () => (lastTouched = Date.now()), { passive: true });
}
document.addEventListener('htmx:beforeRequest', (event) => {
  const byItself = event.target.closest('[data-by-itself]');
  if (!byItself) return;
  const left = document.hidden || Date.now() - lastTouched > 20 * 60 * 1000;
  // Nor take a list away from under somebody's keyboard or selected address.
  const inUse = byItself.contains(document.activeElement) || byItself.contains(getSelection().focusNode);
  if (left || (inUse && byItself.id === 'worklist')) event.preventDefault();
});

// Lights that cannot be pushed are asked for, until they can.
document.addEventListener('htmx:sseError', (event) => {
  const lights = event.target.closest('[data-poll]');
  if (!lights || lights.dataset.polling) return;
  lights.dataset.polling = 'yes';
  const ask = () => {
    if (!document.body.contains(lights) || !lights.dataset.polling || lights.querySelector('#lights-over')) return;
    htmx.ajax('GET', lights.dataset.poll, { target: lights, swap: 'innerHTML' }).finally(() => setTimeout(ask, 2000));
  };
  ask();
});
document.addEventListener('htmx:sseOpen', (event) => {
  const lights = event.target.closest('[data-poll]');
  if (lights) delete lights.dataset.polling;
});

// The server knows no reader's time zone: exact times come in UTC and are put into the reader's own.
const localTimes = (root) =>
  root.querySelectorAll('time[data-local]').forEach((time) => {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) return;
    time.textContent = at.toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    time.title = time.dateTime;
  });
localTimes(document);
document.addEventListener('htmx:afterSwap', (event) => localTimes(event.target));
