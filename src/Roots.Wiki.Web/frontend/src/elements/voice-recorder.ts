import { fill } from '../text.js';

const LONGEST = 20 * 60; // seconds
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/**
 * Records a spoken answer into the file field of its form, only where the browser lets a page use the microphone (https, localhost), and only after the
 * box about everybody's consent is ticked. Nothing is sent before the form is.
 */
export class VoiceRecorder extends HTMLElement {
  #recorder: MediaRecorder | null = null;
  #timer = 0;

  connectedCallback(): void {
    if (!isSecureContext || !('mediaDevices' in navigator) || typeof MediaRecorder === 'undefined') return;
    this.querySelector<HTMLElement>('[data-unavailable]')!.hidden = true;
    this.#start.hidden = false;
    this.#start.addEventListener('click', () => void this.#begin());
    this.#stop.addEventListener('click', () => this.#recorder?.stop());
    this.#input.addEventListener('change', () => this.#play(this.#input.files?.[0]));
  }

  disconnectedCallback(): void { this.#recorder?.stop(); }

  get #start(): HTMLButtonElement { return this.querySelector('[data-start]')!; }
  get #stop(): HTMLButtonElement { return this.querySelector('[data-stop]')!; }
  get #input(): HTMLInputElement { return this.querySelector('input[type=file]')!; }

  async #begin(): Promise<void> {
    const consent = this.closest('form')?.querySelector<HTMLInputElement>('input[name=Consent]');
    if (consent && !consent.checked) { this.#say(this.dataset.consent); consent.focus(); return; }
    let stream: MediaStream;
    try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { this.#say(this.dataset.denied); return; }
    const kind = KINDS.find(k => MediaRecorder.isTypeSupported(k));
    const recorder = new MediaRecorder(stream, { ...(kind ? { mimeType: kind } : {}), audioBitsPerSecond: 32_000 });
    const parts: Blob[] = [], began = Date.now();
    recorder.addEventListener('dataavailable', event => { if (event.data.size > 0) parts.push(event.data); });
    recorder.addEventListener('stop', () => {
      stream.getTracks().forEach(track => track.stop());
      clearInterval(this.#timer);
      this.#recorder = null;
      [this.#start.hidden, this.#stop.hidden] = [false, true];
      this.#take(new File(parts, 'aufnahme', { type: recorder.mimeType }));
      this.#start.focus();
    });
    this.#recorder = recorder;
    recorder.start(1000);
    [this.#start.hidden, this.#stop.hidden] = [true, false];
    this.#stop.focus();
    this.#say(fill(this.dataset.running, LONGEST / 60));
    this.#timer = window.setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      this.#stop.dataset.time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      if (seconds >= LONGEST) recorder.stop();
    }, 500);
  }

  #take(file: File): void {
    if (file.size > Number(this.dataset.bytes)) { this.#say(this.dataset.tooLarge); return; }
    const box = new DataTransfer();
    box.items.add(file);
    this.#input.files = box.files;
    this.dispatchEvent(new CustomEvent('roots:changed', { bubbles: true }));
    this.#play(file);
  }

  #play(file: File | undefined): void {
    const audio = this.querySelector('audio')!;
    if (audio.src) URL.revokeObjectURL(audio.src);
    audio.hidden = !file;
    if (!file) return;
    audio.src = URL.createObjectURL(file);
    this.#say(this.dataset.done);
  }

  #say(words: string | undefined): void { this.querySelector('[role=status]')!.textContent = words ?? ''; }
}
