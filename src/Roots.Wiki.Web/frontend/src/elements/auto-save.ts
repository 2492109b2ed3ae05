import { drop, keep } from '../pending.js';
import { PendingNotes } from '../pending-notes.js';
import { SecretWatch } from '../secret-watch.js';
import { clock, debounce, fill, fragment } from '../text.js';

type State = 'idle' | 'saving' | 'saved' | 'offline' | 'offline-kept' | 'conflict' | 'too-large' | 'signed-out' | 'refused' | 'secret';

const REST = 800;
const KEEPALIVE_LIMIT = 60_000; // browsers refuse larger bodies once the page is hidden
const FIRST_RETRY = 3_000;
const LAST_RETRY = 30_000;

/**
 * Keeps what is typed as a draft on the server.
 * <auto-save data-url="/-/draft/…"><form>…</form> + partial _SaveState</auto-save>
 * Sends the form's own fields (form token included, files left out); an editor joins in through the form's "formdata" event.
 */
export class AutoSave extends HTMLElement {
  #form!: HTMLFormElement;
  #secrets!: SecretWatch;
  #status: HTMLElement | null = null;
  #notes: PendingNotes | null = null;
  #goOn: HTMLElement | null = null;
  #dirty = false;
  #busy = false;
  #leaving = false;
  #state: State = 'idle';
  #retryIn = FIRST_RETRY;
  #retry = 0;
  #soon = debounce(() => void this.#save(), REST);
  #off = new AbortController();

  connectedCallback(): void {
    const form = this.querySelector('form') ?? this.closest('form');
    if (!form || !this.dataset.url) return;
    this.#form = form;
    this.#secrets = new SecretWatch(form);
    this.#status = this.querySelector<HTMLElement>('.save-state') ?? document.querySelector<HTMLElement>('.save-state');
    this.#off = new AbortController();
    const signal = this.#off.signal;
    if (this.dataset.owner) {
      this.#notes = new PendingNotes(form, this.dataset.url, this.dataset.owner, () => { this.#dirty = true; void this.#save(); });
      this.#notes.open();
    }
    form.addEventListener('input', this.#changed, { signal });
    form.addEventListener('change', this.#changed, { signal });
    form.addEventListener('roots:changed', this.#changed, { signal });
    form.addEventListener('submit', event => { if (!this.#secrets.mayGo(true)) { event.preventDefault(); this.#say('secret'); } }, { signal });
    if (this.#notes) form.addEventListener('submit', this.#mindTheNet, { signal });
    form.addEventListener('submit', event => { if (!event.defaultPrevented) { this.#leaving = true; this.#soon.cancel(); clearTimeout(this.#retry); } }, { signal });
    addEventListener('pageshow', () => { this.#leaving = false; }, { signal });
    addEventListener('online', () => { void this.#save(); void this.#notes?.flush(); }, { signal });
    addEventListener('focus', () => { if (this.#state === 'signed-out') void this.#save(); }, { signal });
    document.addEventListener('visibilitychange', () => { if (document.hidden) void this.#save(); }, { signal });
    addEventListener('beforeunload', event => {
      if (this.#leaving || !this.#dirty) return;
      void this.#save();
      event.preventDefault();
    }, { signal });
  }

  disconnectedCallback(): void { this.#off.abort(); }

  #changed = (): void => { this.#dirty = true; this.#soon(); };

  async #save(): Promise<void> {
    if (!this.#dirty || this.#busy || this.#leaving) return;
    if (!this.#secrets.mayGo()) { this.#say('secret'); return; }
    this.#busy = true;
    this.#dirty = false;
    this.#soon.cancel();
    clearTimeout(this.#retry);
    const body = new FormData(this.#form);
    let size = 0, mayPress = false;
    for (const [name, value] of [...body]) {
      if (value instanceof File) body.delete(name);
      else size += name.length + 3 * value.length + 120;
    }
    if (this.#state !== 'offline' && this.#state !== 'offline-kept') this.#say('saving');
    try {
      const answer = await fragment(this.dataset.url!, { method: 'POST', body, keepalive: document.hidden && size < KEEPALIVE_LIMIT });
      mayPress = await this.#understand(answer, body);
    } catch {
      this.#keepTrying(body);
    } finally {
      this.#busy = false;
    }
    if (mayPress && this.#goOn && !this.#dirty) this.#press();
    else if (this.#dirty && this.#state === 'saved') this.#soon();
  }

  /** Says whether a button that waited may be pressed now. */
  async #understand(answer: Response, body: FormData): Promise<boolean> {
    if (answer.redirected || answer.status === 401) { this.#dirty = true; this.#say('signed-out'); return false; }
    if (answer.ok) { this.#retryIn = FIRST_RETRY; this.#acknowledged(); this.#say('saved'); this.dispatchEvent(new CustomEvent('roots:saved', { bubbles: true })); return true; }
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) { this.#keepTrying(body); return false; }
    if (this.#goOn) { this.#dirty = false; return true; } // the page itself says what is wrong, beside the field
    this.#dirty = answer.status !== 409; // a conflict has been kept as a draft; anything else has not
    if (answer.status === 422) { this.#say('refused', await answer.text()); return false; } // the server says what is wrong with the words
    this.#say(answer.status === 409 ? 'conflict' : answer.status === 413 ? 'too-large' : 'refused');
    return false;
  }

  // Without a net a button would lead to the browser's own error page: what was typed is kept first, and the button is pressed once that is acknowledged.
  #mindTheNet = (event: SubmitEvent): void => {
    const isOffline = !navigator.onLine || this.#state === 'offline' || this.#state === 'offline-kept';
    const deed = event.submitter?.getAttribute('value') ?? '';
    if (event.defaultPrevented || ['undo', 'mine', 'theirs'].includes(deed.split(':')[0]!) || !(this.#dirty || this.#busy || isOffline)) return;
    event.preventDefault();
    this.#goOn = event.submitter;
    this.#dirty ||= isOffline;
    void this.#save();
  };

  #press(): void {
    const button = this.#goOn;
    this.#goOn = null;
    this.#state = 'idle';
    if (button) this.#form.requestSubmit(button);
  }

  #acknowledged(): void {
    if (!this.#notes) return;
    if (!this.#dirty) drop(this.dataset.url!);
    this.#notes.show();
  }

  #keepTrying(body?: FormData): void {
    this.#dirty = true;
    const isKept = this.#notes !== null && body !== undefined && keep(this.dataset.url!, this.dataset.owner!, body);
    this.#say(isKept ? 'offline-kept' : 'offline');
    this.#notes?.show();
    this.#retry = window.setTimeout(() => void this.#save(), this.#retryIn);
    this.#retryIn = Math.min(LAST_RETRY, this.#retryIn * 2);
  }

  #say(state: State, reason?: string): void {
    this.#state = state;
    const line = this.#status;
    if (!line) return;
    line.dataset.state = state;
    const key = state.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const words = line.querySelector('span') ?? line;
    const sentence = reason ?? fill(line.dataset[key], clock());
    if (words.textContent !== sentence) words.textContent = sentence;
  }
}
