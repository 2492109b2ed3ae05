import { clear, drop, waiting, type Pending } from './pending.js';
import { fill, fragment } from './text.js';

/** What a form shows of answers that wait on this device, and how they are sent. */
export class PendingNotes {
  #form: HTMLFormElement;
  #busy = false;

  constructor(form: HTMLFormElement, private readonly url: string, private readonly owner: string, private readonly resend: () => void) {
    this.#form = form;
  }

  /** On opening: brings back what was typed here without a net, or shows both where the wiki has moved on meanwhile. */
  open(): void {
    const mine = waiting(this.owner).find(entry => entry.url === this.url);
    if (mine) {
      const isNews = this.#differs(mine);
      if (!isNews) drop(mine.url);
      else if (this.#value(mine, 'Seen') === this.#now('Seen') && this.#value(mine, 'Base') === this.#now('Base')) this.#take(mine);
      else this.#offer(mine);
    }
    void this.flush();
  }

  /** Sends what waits from other questions, each on its own; what meets a newer answer stays, to be looked at. */
  async flush(): Promise<void> {
    if (this.#busy || !navigator.onLine) { this.show(); return; }
    this.#busy = true;
    const clashes = new Set<string>();
    try {
      for (const entry of waiting(this.owner).filter(e => e.url !== this.url)) {
        const body = new FormData();
        entry.fields.forEach(([name, value]) => body.append(name, value));
        body.append('Queued', 'true');
        body.append('__RequestVerificationToken', this.#now('__RequestVerificationToken'));
        const answer = await fragment(entry.url, { method: 'POST', body });
        if (answer.ok && !answer.redirected) drop(entry.url, entry.at);
        else if (answer.status === 409 || answer.status === 422) clashes.add(entry.url);
      }
    } catch { /* no net yet: the next "online" tries again */ } finally { this.#busy = false; }
    this.show(clashes);
  }

  /** The line that says how many wait, with the way to remove them from a device that is not one's own. */
  show(clashes: Set<string> = new Set()): void {
    this.#form.querySelector('.pending')?.remove();
    const all = waiting(this.owner), words = this.#form.querySelector<HTMLTemplateElement>('template[data-pending]');
    if (all.length === 0 || !words) return;
    const note = words.content.firstElementChild!.cloneNode(true) as HTMLElement;
    const [sentence, list] = [note.querySelector('p')!, note.querySelector('ul')!];
    for (const entry of all.filter(e => clashes.has(e.url))) {
      const link = document.createElement('a');
      link.href = entry.url.replace(/&handler=Draft$/, '');
      link.textContent = words.dataset.look ?? '';
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    if (!list.childElementCount) list.remove();
    note.querySelector('button')!.addEventListener('click', () => { clear(); note.remove(); });
    (this.#form.querySelector('.save-state') ?? this.#form).after(note);
    sentence.textContent = fill(all.length === 1 ? words.dataset.one : words.dataset.many, all.length);
  }

  #offer(mine: Pending): void {
    const note = this.#form.querySelector<HTMLTemplateElement>('template[data-pending-newer]')?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (!note) return;
    note.querySelector('.fill-other')!.textContent = this.#words(mine);
    note.querySelector('[data-take]')!.addEventListener('click', () => { note.remove(); this.#take(mine); });
    note.querySelector('[data-drop]')!.addEventListener('click', () => { drop(mine.url); note.remove(); this.show(); });
    (this.#form.querySelector('.fill-part') ?? this.#form.querySelector('.fill-question'))?.before(note);
  }

  #take(mine: Pending): void {
    for (const cards of this.#form.querySelectorAll<HTMLElement>('row-cards')) {
      const name = cards.dataset.name ?? 'Rows';
      const rows = Math.max(-1, ...mine.fields.filter(([field]) => field.startsWith(name + '[')).map(([field]) => parseInt(field.slice(name.length + 1), 10)));
      for (let i = cards.querySelectorAll('.rows > .row-card').length; i <= rows; i++) cards.querySelector<HTMLButtonElement>('[data-add]')?.click();
    }
    for (const field of this.#form.elements) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !this.#isTyped(field.name)) continue;
      const values = mine.fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked = values.includes(field.value);
      else field.value = values[0] ?? '';
    }
    this.resend();
  }

  #isTyped = (name: string) => /^([a-z0-9-]+\.)?(Text|Extra|Reason|Partial|Keep|Alt\[|Rows\[)/.test(name); // a page of several questions puts the question's id before
  #typed = (fields: Iterable<[string, FormDataEntryValue]>) => [...fields].filter(([name, value]) => this.#isTyped(name) && value !== '').map(([name, value]) => `${name}=${String(value)}`).sort().join('\n');
  #differs = (mine: Pending) => this.#typed(mine.fields) !== this.#typed(new FormData(this.#form));
  #value = (mine: Pending, name: string) => mine.fields.find(field => field[0] === name)?.[1] ?? '';
  #now = (name: string) => this.#form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  #words = (mine: Pending) => mine.fields.filter(([name, value]) => /^([a-z0-9-]+\.)?(Text|Extra|Rows\[)/.test(name) && value).map(([, value]) => value).join('\n');
}
