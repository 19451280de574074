// Copies the lines beside a button; without this script the button is not there.
(() => {
  'use strict';

  async function copy(code) {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(code.textContent);
      return;
    }
    // Plain http from afar has no clipboard of its own.
    getSelection().selectAllChildren(code);
    document.execCommand('copy');
    getSelection().removeAllRanges();
  }

  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await copy(button.closest('.command').querySelector('code'));
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Select it';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  }
})();
