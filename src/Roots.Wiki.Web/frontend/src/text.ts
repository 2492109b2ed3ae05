/** Fills "{0}" in a sentence that Razor wrote into a data attribute. */
export const fill = (sentence: string | undefined, ...values: (string | number)[]): string =>
  (sentence ?? '').replace(/\{(\d+)\}/g, (_, n: string) => String(values[Number(n)] ?? ''));

/** The time of day as the page's language writes it. */
export const clock = (): string =>
  new Date().toLocaleTimeString(document.documentElement.lang || 'de', { hour: '2-digit', minute: '2-digit' });

export const debounce = (run: () => void, rest: number) => {
  let timer = 0;
  const later = () => { clearTimeout(timer); timer = window.setTimeout(run, rest); };
  later.cancel = () => clearTimeout(timer);
  return later;
};

/** Asks our own server for a fragment of a page. */
export const fragment = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { credentials: 'same-origin', ...init, headers: { 'X-Fragment': '1', ...init.headers } });
