/**
 * Answers that could not be sent, on this device until they were: one for each question, the newest. Only where the browser
 * lets nobody else read along (https, localhost), only for whom the page was made (data-owner), never longer than a week.
 */
export interface Pending { url: string; owner: string; fields: [string, string][]; at: number }

const PREFIX = 'roots-pending:';
const LONGEST = 7 * 24 * 60 * 60 * 1000;
const MOST = 60;
const LARGEST = 200_000;
const LEFT_OUT = ['__RequestVerificationToken', 'do', 'AddRow'];

const box = (): Storage | null => {
  try { return isSecureContext ? localStorage : null; } catch { return null; }
};

const read = (store: Storage, key: string): Pending | null => {
  try {
    const entry = JSON.parse(store.getItem(key) ?? 'null') as Pending | null;
    return entry && Array.isArray(entry.fields) && Date.now() - entry.at < LONGEST ? entry : null;
  } catch { return null; }
};

const keys = (store: Storage): string[] => Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter(key => key.startsWith(PREFIX));

/** Keeps what a form holds; says whether it could. */
export function keep(url: string, owner: string, body: FormData): boolean {
  const store = box();
  const fields = [...body].filter((field): field is [string, string] => typeof field[1] === 'string' && !LEFT_OUT.includes(field[0]));
  const text = JSON.stringify({ url, owner, fields, at: Date.now() } satisfies Pending);
  if (!store || text.length > LARGEST || (keys(store).length >= MOST && store.getItem(PREFIX + url) === null)) return false;
  try { store.setItem(PREFIX + url, text); return true; } catch { return false; }
}

/** What waits for one owner, oldest first. What has run out goes. */
export function waiting(owner: string): Pending[] {
  const store = box();
  if (!store) return [];
  const found: Pending[] = [];
  for (const key of keys(store)) {
    const entry = read(store, key);
    if (!entry) store.removeItem(key);
    else if (entry.owner === owner) found.push(entry);
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Forgets one once it was acknowledged: only the one that was sent, not what was typed since. */
export function drop(url: string, at?: number): void {
  const store = box();
  if (store && (at === undefined || read(store, PREFIX + url)?.at === at)) store.removeItem(PREFIX + url);
}

/** Forgets everything, whoever it belongs to. */
export function clear(): void {
  const store = box();
  if (store) keys(store).forEach(key => store.removeItem(key));
}
