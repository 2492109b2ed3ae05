/** Shows how long the talk about one question has lasted: <talk-timer data-label="…"></talk-timer>. Says nothing aloud; nobody is hurried. */
export class TalkTimer extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const start = Date.now();
    const show = (): void => {
      const seconds = Math.floor((Date.now() - start) / 1000);
      this.textContent = `${this.dataset.label ?? ''} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    };
    show();
    this.timer = window.setInterval(show, 1000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
  }
}
