import { fill } from '../text.js';

/**
 * Rows of a form that can be added, moved and removed.
 * <row-cards data-name="Rows" data-row="Zeile {0}" data-moved="Jetzt Zeile {0} von {1}." data-removed="…" data-undo="…" data-max="200">
 *   <ol class="rows"><li class="row-card">…<input name="Rows[0].Title">…</li></ol>
 *   <template><li class="row-card">…<input name="Rows[0].Title">…</li></template>
 *   <button data-add>…</button>
 * </row-cards>
 * Inside a row: [data-row-number] is filled, [data-remove], [data-up] and [data-down] are buttons (labels in data-label="… {0} …").
 * Names, ids and references are renumbered, so that the server always gets Rows[0], Rows[1], … without gaps.
 */
export class RowCards extends HTMLElement {
  #rows!: HTMLElement;
  #live!: HTMLElement;
  #toast: HTMLElement | null = null;
  #off = new AbortController();

  connectedCallback(): void {
    const rows = this.querySelector<HTMLElement>('.rows');
    if (!rows) return;
    this.#rows = rows;
    this.#live = document.createElement('p');
    this.#live.className = 'visually-hidden';
    this.#live.setAttribute('role', 'status');
    this.append(this.#live);
    this.#off = new AbortController();
    this.addEventListener('click', this.#click, { signal: this.#off.signal });
    this.#renumber();
  }

  disconnectedCallback(): void { this.#off.abort(); this.#live?.remove(); }

  #click = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('button, [role=button]');
    if (!button || !this.contains(button)) return;
    const row = button.closest<HTMLElement>('.row-card');
    if (button.matches('[data-add]')) { event.preventDefault(); this.#add(); return; }
    if (!row) return;
    if (button.matches('[data-remove]')) { event.preventDefault(); this.#remove(row); }
    if (button.matches('[data-up]')) { event.preventDefault(); this.#move(row, -1, button); }
    if (button.matches('[data-down]')) { event.preventDefault(); this.#move(row, 1, button); }
  };

  #list(): HTMLElement[] { return [...this.#rows.children].filter((row): row is HTMLElement => row.matches('.row-card')); }

  #add(): void {
    const template = this.querySelector('template');
    const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (!row) return;
    this.#rows.append(row);
    this.#changed();
    row.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
  }

  #remove(row: HTMLElement): void {
    const next = row.nextElementSibling;
    const place = this.#list().indexOf(row);
    row.remove();
    this.#changed();
    this.#offerUndo(() => {
      this.#rows.insertBefore(row, next?.parentElement === this.#rows ? next : null);
      this.#changed();
      row.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
    });
    const rows = this.#list();
    const neighbour = rows[Math.min(place, rows.length - 1)]?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select');
    (neighbour ?? this.querySelector<HTMLElement>('[data-add]'))?.focus();
  }

  #move(row: HTMLElement, by: -1 | 1, button: HTMLElement): void {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row); else other.after(row);
    this.#changed();
    if (button.matches(':disabled')) row.querySelector<HTMLElement>(by < 0 ? '[data-down]' : '[data-up]')?.focus(); else button.focus();
    const rows = this.#list();
    this.#live.textContent = fill(this.dataset.moved, rows.indexOf(row) + 1, rows.length);
  }

  #changed(): void {
    this.#renumber();
    (this.closest('form') ?? this).dispatchEvent(new CustomEvent('roots:changed', { bubbles: true }));
  }

  #renumber(): void {
    const name = this.dataset.name ?? 'Rows';
    const id = name.replace(/[^A-Za-z0-9_-]/g, '_');
    const rows = this.#list();
    rows.forEach((row, index) => {
      for (const element of row.querySelectorAll<HTMLElement>('*')) {
        for (const attribute of ['name', 'data-valmsg-for']) this.#replace(element, attribute, name + '[', ']', index);
        for (const attribute of ['id', 'for', 'list', 'aria-describedby', 'aria-labelledby']) this.#replace(element, attribute, id + '_', '_', index);
      }
      row.querySelectorAll<HTMLElement>('[data-row-number]').forEach(place => { place.textContent = fill(this.dataset.row, index + 1); });
      row.querySelectorAll<HTMLElement>('[data-label]').forEach(place => place.setAttribute('aria-label', fill(place.dataset.label, index + 1)));
      row.querySelectorAll<HTMLButtonElement>('[data-up]').forEach(button => { button.disabled = index === 0; });
      row.querySelectorAll<HTMLButtonElement>('[data-down]').forEach(button => { button.disabled = index === rows.length - 1; });
    });
    const add = this.querySelector<HTMLButtonElement>('[data-add]');
    if (add && this.dataset.max) add.disabled = rows.length >= Number(this.dataset.max);
  }

  #replace(element: HTMLElement, attribute: string, before: string, after: string, index: number): void {
    const value = element.getAttribute(attribute);
    if (!value?.includes(before)) return;
    element.setAttribute(attribute, value.split(' ').map(part => {
      if (!part.startsWith(before)) return part;
      const end = part.indexOf(after, before.length);
      return end > 0 && /^\d+$/.test(part.slice(before.length, end)) ? before + index + part.slice(end) : part;
    }).join(' '));
  }

  #offerUndo(undo: () => void): void {
    this.#toast?.remove();
    const toast = document.createElement('div');
    toast.className = 'toast undo';
    const words = document.createElement('p');
    words.setAttribute('role', 'status');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link-button';
    button.textContent = this.dataset.undo ?? '';
    button.addEventListener('click', () => { toast.remove(); undo(); });
    toast.append(words, button);
    this.append(toast);
    words.textContent = this.dataset.removed ?? ''; // after the region exists, so that it is read out
    this.#toast = toast;
  }
}
