// Suggestions while typing, after the combobox pattern: arrows choose, Enter takes, Escape closes.
// Without this file, which search_box.js loads, the form is a plain form.
const DELAY = 150;

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

const STYLES = new URL('../css/components/completions.css', import.meta.url);
document.head.append(element('link', { rel: 'stylesheet', href: STYLES }));

export class Completion {
  constructor(input, number) {
    this.input = input;
    this.list = element('div', { class: 'completions', role: 'listbox', id: `completions-${number}`, hidden: '' });
    this.list.setAttribute('aria-label', input.getAttribute('aria-label'));
    this.chosen = -1;
    this.options = [];
    input.form.append(this.list);
    for (const [key, value] of Object.entries({
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id,
    })) input.setAttribute(key, value);
    input.addEventListener('input', () => this.wait());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), DELAY);
  }

  async ask() {
    const typed = this.input.value.trim();
    if (typed.length < 2) return this.close();
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const address = `${this.input.dataset.completions}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()).groups);
    } catch (error) {
      if (error.name !== 'AbortError') this.close();
    }
  }

  show(groups) {
    this.list.replaceChildren();
    this.options = [];
    this.chosen = -1;
    groups.forEach((group, place) => {
      const id = `${this.list.id}-${place}`;
      const part = element('div', { role: 'group', 'aria-labelledby': id });
      part.append(element('div', { class: 'group', id, role: 'presentation' }, group.label));
      for (const entry of group.entries) part.append(this.option(entry));
      this.list.append(part);
    });
    const open = this.options.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    this.input.removeAttribute('aria-activedescendant');
  }

  option(entry) {
    const option = element('div', { role: 'option', id: `${this.list.id}-o${this.options.length}`, 'aria-selected': 'false' });
    option.append(element('bdi', {}, entry.text));
    if (entry.detail) option.append(element('span', {}, entry.detail));
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.take(entry);
    });
    this.options.push({ option, entry });
    return option;
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = this.options.length + 1; // one place more: the words as typed
      this.choose(((this.chosen + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter' && this.chosen >= 0) {
      event.preventDefault();
      this.take(this.options[this.chosen].entry);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  choose(place) {
    this.options[this.chosen]?.option.setAttribute('aria-selected', 'false');
    this.chosen = place;
    const now = this.options[place]?.option;
    now?.setAttribute('aria-selected', 'true');
    now?.scrollIntoView({ block: 'nearest' });
    if (now) this.input.setAttribute('aria-activedescendant', now.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  take(entry) {
    if (entry.url) {
      window.location.assign(entry.url);
      return;
    }
    this.input.value = entry.text;
    this.close();
    this.input.form.requestSubmit();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.chosen = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
