import { debounce, fragment } from '../text.js';

/**
 * Shows how a text will look.
 * <live-preview data-url="/-/preview/…" data-source="Text" data-failed="…"><div class="prose preview"></div></live-preview>
 * Posts the whole form that the source belongs to; nothing is asked for while the preview is folded away.
 */
export class LivePreview extends HTMLElement {
  #latest = 0;
  #off = new AbortController();

  connectedCallback(): void {
    const source = document.getElementById(this.dataset.source ?? '') as HTMLTextAreaElement | null;
    const target = this.querySelector<HTMLElement>('.preview') ?? this;
    if (!source?.form || !this.dataset.url) return;
    this.#off = new AbortController();
    const signal = this.#off.signal;
    let shown = '';

    const show = async () => {
      if (this.offsetParent === null || source.value === shown) return;
      const turn = ++this.#latest;
      const text = source.value;
      try {
        const body = new FormData(source.form!);
        for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
        const answer = await fragment(this.dataset.url!, { method: 'POST', body });
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        const html = await answer.text();
        if (turn !== this.#latest) return;
        target.innerHTML = html; // cleaned by the server, as on the page itself
        shown = text;
      } catch {
        if (turn === this.#latest && !target.childElementCount) target.textContent = this.dataset.failed ?? '';
      }
    };

    const soon = debounce(() => void show(), 400);
    source.addEventListener('input', soon, { signal });
    this.closest('details')?.addEventListener('toggle', () => void show(), { signal });
    void show();
  }

  disconnectedCallback(): void { this.#off.abort(); }
}
