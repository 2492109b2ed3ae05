/** <copy-button data-text="…" (or data-from="id") data-copied="Kopiert"><button type="button">Kopieren</button></copy-button> */
export class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.hidden = !navigator.clipboard;
    this.querySelector('button')?.addEventListener('click', () => void this.#copy());
  }

  async #copy(): Promise<void> {
    const source = this.dataset.from ? document.getElementById(this.dataset.from) : null;
    const text = this.dataset.text ?? (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement ? source.value : source?.textContent) ?? '';
    await navigator.clipboard.writeText(text);
    const button = this.querySelector('button')!;
    const words = button.querySelector('span') ?? button;
    const before = words.textContent;
    words.setAttribute('role', 'status');
    words.textContent = this.dataset.copied ?? before;
    window.setTimeout(() => { words.textContent = before; }, 2000);
  }
}

/** <leave-guard><form>…</form></leave-guard>: the browser asks before unsaved words are left behind. */
export class LeaveGuard extends HTMLElement {
  #dirty = false;
  #off = new AbortController();

  connectedCallback(): void {
    this.#off = new AbortController();
    const signal = this.#off.signal;
    const changed = () => { this.#dirty = true; };
    this.addEventListener('input', changed, { signal });
    this.addEventListener('roots:changed', changed, { signal });
    this.addEventListener('roots:saved', () => { this.#dirty = false; }, { signal });
    this.addEventListener('submit', event => { if (!event.defaultPrevented) this.#dirty = false; }, { signal });
    addEventListener('beforeunload', event => { if (this.#dirty) event.preventDefault(); }, { signal });
  }

  disconnectedCallback(): void { this.#off.abort(); }
}

/** <print-button hidden><button type="button">Drucken</button></print-button> */
export class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.addEventListener('click', () => window.print());
  }
}
