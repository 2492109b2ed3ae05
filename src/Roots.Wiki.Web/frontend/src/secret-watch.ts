import { findSecretsInField, markOf, type SecretHit } from './secrets.js';
import { fill } from './text.js';

type Field = HTMLInputElement | HTMLTextAreaElement;
interface Open { field: Field; hit: SecretHit; mark: string }

/**
 * Looks through a form before anything of it is sent. What stood in it when the page came has passed already, unless the
 * server refused it. Nothing is kept but the marks of what was called no secret, in the form itself.
 */
export class SecretWatch {
  #form: HTMLFormElement;
  #known = new Set<string>();
  #words: HTMLTemplateElement | null;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#words = form.querySelector<HTMLTemplateElement>('template[data-secret-ask]') ?? document.querySelector<HTMLTemplateElement>('template[data-secret-ask]');
    if (form.dataset.secretRefused) return;
    for (const field of this.#fields()) for (const hit of this.#hits(field)) this.#known.add(markOf(field.value, hit));
  }

  /** Whether the form may be sent; if not, says why beside the field. */
  mayGo(focus = false): boolean {
    const open = this.#open();
    this.#clear(open?.mark);
    if (!open) return true;
    this.#ask(open);
    if (focus) open.field.focus();
    return false;
  }

  #open(): Open | null {
    const harmless = new Set([...this.#form.querySelectorAll<HTMLInputElement>('input[name=NotSecret]')].filter(box => box.type === 'hidden' || box.checked).map(box => box.value));
    const found: Open[] = [];
    for (const field of this.#fields()) {
      for (const hit of this.#hits(field)) {
        const mark = markOf(field.value, hit);
        if (!this.#known.has(mark) && (hit.isCertain || !harmless.has(mark))) found.push({ field, hit, mark });
      }
    }
    return found.find(open => open.hit.isCertain) ?? found[0] ?? null;
  }

  #fields(): Field[] {
    return [...this.#form.elements].filter((field): field is Field =>
      field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && ['text', 'search', 'url', 'tel', 'email'].includes(field.type)));
  }

  #hits(field: Field): SecretHit[] {
    const isCell = field.closest('.row-card') !== null;
    return findSecretsInField(isCell ? field.labels?.[0]?.textContent?.trim() ?? '' : '', field.value, field.closest('[data-secrets=strict]') !== null);
  }

  #ask({ field, hit, mark }: Open): void {
    if (this.#form.querySelector(`.secret-ask[data-mark="${mark}"]`)) return;
    const ask = this.#words?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (!ask) return;
    ask.dataset.mark = mark;
    ask.dataset.asked = '';
    const sentence = ask.querySelector('p')!, box = ask.querySelector<HTMLInputElement>('input')!;
    sentence.id = 'secret-' + mark;
    box.value = mark;
    if (hit.isCertain) box.closest('label')!.remove();
    (field.closest('.field') ?? field).append(ask);
    field.setAttribute('aria-invalid', 'true');
    const kinds = this.#words!.dataset;
    sentence.textContent = fill(hit.isCertain ? kinds.certain : kinds.doubtful, kinds[hit.kind.toLowerCase()] ?? ''); // once it is there, so that it is read out
  }

  #clear(but?: string): void {
    this.#form.querySelectorAll<HTMLElement>('.secret-ask[data-asked]').forEach(ask => {
      if (ask.dataset.mark === but || ask.querySelector<HTMLInputElement>('input')?.checked) return;
      ask.closest('.field')?.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid');
      ask.remove();
    });
    // A ticked question needs its warning no longer.
    this.#form.querySelectorAll<HTMLElement>('.secret-ask[data-asked]').forEach(ask => {
      const sentence = ask.querySelector('p');
      if (!sentence || !ask.querySelector<HTMLInputElement>('input')?.checked) return;
      ask.closest('.field')?.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid');
      sentence.remove();
    });
  }
}
