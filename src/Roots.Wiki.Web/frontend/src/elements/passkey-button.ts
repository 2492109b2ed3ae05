/**
 * <form method="post" …><input type="hidden" name="Credential"><passkey-button hidden data-kind="get" data-options="…"><button type="button">…</button></passkey-button></form>
 * Asks the server for its question, the browser for the answer, and posts it with the form. Hidden where the browser knows no passkeys.
 */
export class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    this.hidden = !('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential);
    this.querySelector('button')?.addEventListener('click', () => void this.#ask());
  }

  async #ask(): Promise<void> {
    const form = this.closest('form')!;
    const button = this.querySelector('button')!;
    button.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(this.dataset.options!, { method: 'POST', body: new FormData(form), credentials: 'same-origin', headers: { 'X-Fragment': '1' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const question = await answer.json();
      const credential = this.dataset.kind === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      (form.elements.namedItem('Credential') as HTMLInputElement).value = JSON.stringify(credential);
      form.submit();
    } catch {
      this.#say(this.dataset.failed ?? '');
    } finally {
      button.removeAttribute('aria-busy');
    }
  }

  #say(words: string): void {
    const note = this.querySelector('[role=alert]') ?? this.appendChild(document.createElement('p'));
    note.setAttribute('role', 'alert');
    note.textContent = words;
  }
}
