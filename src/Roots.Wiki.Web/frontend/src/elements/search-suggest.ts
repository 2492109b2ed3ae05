import { debounce, fragment } from '../text.js';

/**
 * Offers pages while somebody types (ARIA combobox).
 * <search-suggest data-suggest="/-/search/suggest"><input name="q" …></search-suggest>
 * The address answers ?q= with <li role="option" data-href="…">Title<span class="where">…</span></li>, or with nothing.
 */
export class SearchSuggest extends HTMLElement {
  #input!: HTMLInputElement;
  #list!: HTMLUListElement;
  #turn = 0;
  #off = new AbortController();

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input || !this.dataset.suggest) return;
    this.#input = input;
    this.#list = document.createElement('ul');
    this.#list.className = 'suggestions';
    this.#list.id = (input.id || 'search') + '-suggestions';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', input.placeholder || 'Suche');
    this.#list.hidden = true;
    this.append(this.#list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', this.#list.id);
    this.#off = new AbortController();
    const signal = this.#off.signal;
    input.addEventListener('input', debounce(() => void this.#ask(), 160), { signal });
    input.addEventListener('keydown', this.#key, { signal });
    input.addEventListener('blur', () => window.setTimeout(() => this.#close(), 150), { signal });
    this.#list.addEventListener('mousedown', event => event.preventDefault(), { signal });
    this.#list.addEventListener('click', event => this.#go((event.target as Element).closest<HTMLElement>('[role=option]')), { signal });
  }

  disconnectedCallback(): void { this.#off.abort(); this.#list?.remove(); }

  async #ask(): Promise<void> {
    const words = this.#input.value.trim();
    const turn = ++this.#turn;
    if (words.length < 2) { this.#close(); return; }
    try {
      const answer = await fragment(`${this.dataset.suggest}?q=${encodeURIComponent(words)}`);
      if (turn !== this.#turn) return;
      this.#list.innerHTML = answer.ok && !answer.redirected ? await answer.text() : '';
    } catch {
      this.#list.textContent = '';
    }
    const options = this.#options();
    options.forEach((option, n) => { option.id = `${this.#list.id}-${n}`; option.setAttribute('aria-selected', 'false'); });
    const isOpen = options.length > 0 && document.activeElement === this.#input;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
  }

  #key = (event: KeyboardEvent): void => {
    const options = this.#options();
    if (this.#list.hidden || !options.length || event.isComposing) return;
    const now = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#select(options, now < 0 && step < 0 ? options.length - 1 : (now + step + options.length) % options.length);
    } else if (event.key === 'Enter' && now >= 0) { event.preventDefault(); this.#go(options[now] ?? null); }
    else if (event.key === 'Escape') { event.preventDefault(); this.#close(); }
  };

  #select(options: HTMLElement[], at: number): void {
    options.forEach((option, n) => option.setAttribute('aria-selected', String(n === at)));
    const chosen = options[at];
    if (!chosen) return;
    this.#input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  #options(): HTMLElement[] { return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')]; }

  #go(option: HTMLElement | null): void { if (option?.dataset.href) location.assign(option.dataset.href); }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-activedescendant');
  }
}
