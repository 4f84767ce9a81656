// Suggestions are loaded for who turns to the search box: most pages are read without.
'use strict';

document.querySelectorAll('input[data-completions]').forEach((input, number) => {
  const before = input.value;
  const load = async () => {
    const { Completion } = await import('./completion.js');
    const completion = new Completion(input, number);
    if (input.value !== before) completion.wait();
  };
  if (document.activeElement === input) load();
  else input.addEventListener('focus', load, { once: true });
});
