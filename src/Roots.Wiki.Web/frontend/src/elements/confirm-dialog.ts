import { fragment } from '../text.js';

/**
 * Opens a question in a dialog instead of on a page of its own.
 * <confirm-dialog><a href="/-/delete/…">Löschen …</a></confirm-dialog>
 * The dialog is either inside already (<dialog>) or fetched from the link as a fragment; without script the link simply leads to the page.
 */
export class ConfirmDialog extends HTMLElement {
  connectedCallback(): void { this.addEventListener('click', this.#click); }

  disconnectedCallback(): void { this.removeEventListener('click', this.#click); }

  #click = (event: MouseEvent): void => {
    const target = event.target as Element;
    const dialog = this.querySelector('dialog');
    if (dialog && (target === dialog || target.closest('[data-close]'))) { event.preventDefault(); dialog.close(); return; }
    const opener = target.closest<HTMLElement>('a[href], button[data-open]');
    if (!opener || dialog?.contains(opener) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void this.#open(dialog, opener);
  };

  async #open(dialog: HTMLDialogElement | null, opener: HTMLElement): Promise<void> {
    if (!dialog) {
      const href = (opener as HTMLAnchorElement).href;
      try {
        const answer = await fragment(href);
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        dialog = document.createElement('dialog');
        dialog.innerHTML = await answer.text(); // our own Razor partial
        this.append(dialog);
      } catch {
        location.assign(href);
        return;
      }
    }
    const heading = dialog.querySelector<HTMLElement>('h1, h2');
    if (heading) {
      heading.id ||= 'dialog-' + Math.random().toString(36).slice(2);
      dialog.setAttribute('aria-labelledby', heading.id);
      if (!dialog.querySelector('[autofocus]')) { heading.tabIndex = -1; heading.autofocus = true; } // never on the button that deletes
    }
    dialog.showModal();
  }
}
