/**
 * A photo for an answer: made smaller here, which also leaves place, time and device behind, and sent with the form as if its button had been pressed.
 * <photo-input data-saving data-offline data-broken data-side="1600"><label><input type="file"><button name="do" value="photo"><p role="status"></photo-input>
 */
export class PhotoInput extends HTMLElement {
  #off = new AbortController();

  connectedCallback(): void {
    this.#off = new AbortController();
    const signal = this.#off.signal;
    this.querySelector('input')?.addEventListener('change', () => void this.#chosen(), { signal });
    addEventListener('online', () => this.#send(), { signal });
  }

  disconnectedCallback(): void { this.#off.abort(); }

  async #chosen(): Promise<void> {
    const input = this.querySelector('input')!, file = input.files?.[0];
    if (!file) return;
    this.#say(this.dataset.saving);
    try {
      const small = await redraw(file, Number(this.dataset.side ?? 1600));
      const box = new DataTransfer();
      box.items.add(small);
      input.files = box.files;
    } catch {
      input.value = '';
      this.#say(this.dataset.broken);
      return;
    }
    this.#send();
  }

  #send(): void {
    if (!this.querySelector('input')?.files?.length) return;
    if (!navigator.onLine) { this.#say(this.dataset.offline); return; }
    this.#say(this.dataset.saving);
    this.querySelector('button')?.click();
  }

  #say(words: string | undefined): void { this.querySelector('[role=status]')!.textContent = words ?? ''; }
}

/** The picture drawn anew, upright, its longer side bounded. */
async function redraw(file: File, side: number): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d')!;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', 0.82));
  if (!blob) throw new Error('no picture');
  return new File([blob], 'foto.jpg', { type: 'image/jpeg' });
}
