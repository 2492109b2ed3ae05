import {
  ends, has, isDigit, isUpper, isLower, isPlain, isLetter, all, any, count, leading, containsAny,
  passwordEnds, passwordWords, pinWords, codeEnds, codeWords, keyEnds, logins, recoveryEnds, recoveryCodes, codes, saying, stops, places, placeEnds, links,
} from './secret-words.js';

/**
 * Looks for what belongs into no wiki, before anything is sent or kept: the rules of the server's SecretGuard, word for word.
 * tests/secret-samples holds both equal. No look-behind: Safari 15 refuses a script that has one.
 */
export type SecretKind = 'Password' | 'Code' | 'Key' | 'Card' | 'Iban' | 'Recovery';
export interface SecretHit { kind: SecretKind; start: number; length: number; isCertain: boolean }


const kinds: SecretKind[] = ['Password', 'Code', 'Key', 'Card', 'Iban', 'Recovery'];

const LEADING = '*_`"\'„“”‚‘’«»([{<>–—•#-';
const TRAILING = '*_`"\'„“”‚‘’«»)]}>,;.!?:=…';
const QUOTES = '"\'„“”‚‘’«»`';
const SYMBOLS = '!$%§#*^?@~';
const INNER = /[-/._,:&+()']/;
const MAILBOX = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/;
const SITE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(de|com|org|net|eu|info|at|ch|md|pdf|html|docx?|xlsx?|jpe?g|png)(\/.*)?$/;

class Word {
  readonly core: string;
  readonly at: number;
  readonly lower: string;
  readonly #head: string;
  readonly #tail: string;

  constructor(readonly raw: string, at: number, readonly breaks: number, readonly isCell: boolean) {
    let from = 0, to = raw.length;
    while (from < to && LEADING.includes(raw[from]!)) from++;
    while (to > from && TRAILING.includes(raw[to - 1]!)) to--;
    this.core = raw.slice(from, to);
    this.at = at + from;
    this.lower = this.core.toLowerCase();
    this.#head = raw.slice(0, from);
    this.#tail = raw.slice(to);
  }

  static of(text: string): Word[] {
    const words: Word[] = [];
    let breaks = 0, isCell = false, start = -1;
    for (let i = 0; i <= text.length; i++) {
      const c = i < text.length ? text[i]! : ' ';
      if (!' \t\n\r\u00A0\u202F|'.includes(c)) { if (start < 0) start = i; continue; }
      if (start >= 0) { words.push(new Word(text.slice(start, i), start, breaks, isCell)); breaks = 0; isCell = false; start = -1; }
      if (c === '\n') breaks++;
      isCell ||= c === '|';
    }
    return words;
  }

  get endsInColon(): boolean { return this.core.length > 0 && containsAny(this.#tail, ':='); }
  get endsClause(): boolean { return containsAny(this.#tail, '.;,!?'); }
  get isQuoted(): boolean { return this.core.length > 0 && containsAny(this.#head, QUOTES); }
  get isSeparator(): boolean { return [':', '=', '->', '→', '=>', '⇒'].includes(this.raw); }
  get isDash(): boolean { return ['-', '–', '—'].includes(this.raw); }
  get isNumber(): boolean { return this.core.length > 0 && all(this.core, isDigit); }
  get isYear(): boolean { return this.core.length === 4 && this.isNumber && (this.core.startsWith('19') || this.core.startsWith('20')); }
  get hasInnerSymbol(): boolean { return this.core.length >= 6 && any(this.core, isLetter) && containsAny(this.core.slice(1, -1), SYMBOLS); }
  get isAddress(): boolean {
    return this.core.includes('://') || this.lower.startsWith('www.') || this.lower.startsWith('mailto:') || this.lower.includes('person:')
      || this.core.includes('](') || (this.core.length <= 200 && (MAILBOX.test(this.core) || SITE.test(this.lower)));
  }
  get isStrong(): boolean { return !this.isAddress && (this.hasInnerSymbol || this.core.split(INNER).some(isMixed) || isMixed(this.core.replace(/[._&+]/g, ''))); }
  hit(kind: SecretKind, isCertain: boolean): SecretHit { return { kind, start: this.at, length: this.core.length, isCertain }; }
  part(from: number, to: number): Word { return new Word(this.core.slice(from, to), this.at + from, 0, false); }
}

function isMixed(part: string): boolean {
  if (part.length < 5 || !any(part, isLetter) || !any(part, isDigit) || !all(part, c => isLetter(c) || isDigit(c) || SYMBOLS.includes(c))) return false;
  const digits = leading(part, isDigit), letters = leading(part, isLetter);
  const isCounted = digits >= 1 && digits <= 3 && all(part.slice(digits), isLetter);
  const isNumbered = letters >= 1 && letters <= 4 && part.length - letters >= 1 && part.length - letters <= 4 && all(part.slice(letters), isDigit);
  return !isCounted && !isNumbered;
}

type Label = 'None' | 'Password' | 'Pin' | 'Code' | 'Key';
interface Between { hasColon: boolean; saying: string | null; isNext: boolean; isCell: boolean }
type Judged = [SecretHit | null, boolean];
const says = (b: Between) => b.hasColon || b.saying !== null;
const saysSurely = (b: Between) => b.hasColon || (b.saying !== null && !['is', 'ist', 'war'].includes(b.saying));
const isStop = (word: string) => has(stops, word);
const isPlace = (word: string) => has(stops, word) || has(places, word) || ends(word, placeEnds);
const lastPart = (word: string) => word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('/')) + 1);
const labelOf = (word: string): Label =>
  has(passwordWords, word) || ends(word, passwordEnds) ? 'Password' : has(pinWords, lastPart(word)) ? 'Pin' : has(codeWords, word) || ends(word, codeEnds) ? 'Code' : ends(word, keyEnds) ? 'Key' : 'None';

function labelled(words: Word[]): SecretHit[] {
  const hits: SecretHit[] = [];
  words.forEach((word, i) => {
    const hit = inOneWord(word) ?? after(words, i) ?? login(words, i) ?? recovery(words, i);
    if (hit) hits.push(hit);
  });
  return hits;
}

function inOneWord(word: Word): SecretHit | null {
  if (word.isAddress || !containsAny(word.core, ':=')) return null;
  for (let from = 0; from < word.core.length;) {
    const comma = word.core.indexOf(',', from), to = comma < 0 ? word.core.length : comma;
    const at = from + word.core.slice(from, to).search(/[:=]/);
    if (at > from && at < to - 1) {
      const value = word.part(at + 1, to);
      const hit = value.core.length === 0 ? null : judge(labelOf(word.part(from, at).lower), [value], 0, { hasColon: true, saying: null, isNext: false, isCell: false })[0];
      if (hit) return hit;
    }
    from = to + 1;
  }
  return null;
}

function after(words: Word[], label: number): SecretHit | null {
  const kind = labelOf(words[label]!.lower);
  let between: Between = { hasColon: words[label]!.endsInColon, saying: null, isNext: false, isCell: false };
  for (let i = label + 1; kind !== 'None' && i < words.length && i <= label + 6; i++) {
    const word = words[i]!;
    if (word.breaks > 1 || (word.breaks === 1 && !between.hasColon)) return null;
    between = { ...between, isNext: i === label + 1, isCell: word.isCell };
    if (word.isSeparator) { between.hasColon = true; continue; }
    if (word.isDash) continue;
    if (word.core.length === 0) return null;
    if (has(saying, word.lower)) { between.saying = word.lower; between.hasColon ||= word.endsInColon; continue; }
    const [hit, isOver] = judge(kind, words, i, between);
    if (hit || isOver) return hit;
    between.hasColon ||= word.endsInColon;
  }
  return null;
}

function judge(label: Label, words: Word[], i: number, between: Between): Judged {
  const word = words[i]!, follows = words[i + 1];
  const next = follows && follows.breaks === 0 && !follows.isCell ? follows : null;
  switch (label) {
    case 'Password': return password(word, next, between);
    case 'Pin': case 'Code': return number(label, word, next, between);
    case 'Key': return [says(between) && word.core.length >= 16 && isToken(word.core) ? word.hit('Key', true) : null, true];
    default: return [null, true];
  }
}

function password(word: Word, next: Word | null, between: Between): Judged {
  const isEnd = !next || word.endsClause;
  if (says(between) || between.isCell ? isPlace(word.lower) : isStop(word.lower)) return [null, true];
  if (word.isAddress) return [null, true];
  if (word.isStrong && (says(between) || between.isCell || between.isNext)) {
    const isNamed = !says(between) && !between.isCell && next !== null && isPlace(next.lower);
    return isPlace(word.lower) ? [null, false] : [word.hit('Password', !isNamed), true];
  }
  if (word.isNumber && word.core.length >= 4) {
    return saysSurely(between) || between.isCell ? [word.isYear && !isEnd ? null : word.hit('Password', true), true]
      : says(between) ? [word.isYear ? null : word.hit('Password', true), true]
      : [between.isNext && !word.isYear ? word.hit('Password', false) : null, false];
  }
  if (!says(between)) return [null, between.isCell];
  const isOne = word.core.length >= 4 && (word.isQuoted || (isEnd && saysSurely(between)));
  return [isOne ? word.hit('Password', word.isQuoted && saysSurely(between)) : null, true];
}

function number(label: Label, word: Word, next: Word | null, between: Between): Judged {
  const length = digitsOf(word, next);
  if (length !== null) {
    const isEnd = !next || word.endsClause || length > word.core.length;
    const hit = { ...word.hit('Code', true), length };
    return says(between) || between.isCell ? [word.isYear && !isEnd ? null : hit, true]
      : between.isNext && !word.isYear ? [{ ...hit, isCertain: label === 'Pin' }, true]
      : [null, false];
  }
  if (says(between) && word.isStrong) return [word.hit('Code', true), true];
  return [null, says(between) || between.isCell ? !has(links, word.lower) : isStop(word.lower) || word.isAddress];
}

function digitsOf(word: Word, next: Word | null): number | null {
  const bare = word.core.replace(/^[#*]+/, '').replace(/[#*]+$/, '');
  if (bare.length >= 4 && bare.length <= 8 && all(bare, isDigit)) return word.core.length;
  const isShort = (w: Word) => w.isNumber && (w.core.length === 2 || w.core.length === 3);
  if (isShort(word) && next && isShort(next)) return next.at + next.core.length - word.at;
  const parts = word.core.split('-');
  return parts.length >= 2 && parts.length <= 6 && parts.every(p => p.length >= 1 && p.length <= 3 && all(p, isDigit)) && word.core.length - parts.length + 1 >= 4 ? word.core.length : null;
}

function login(words: Word[], label: number): SecretHit | null {
  if (!has(logins, words[label]!.lower) || !words[label]!.endsInColon) return null;
  for (let i = label + 2; i < words.length && i <= label + 4 && words[i]!.breaks === 0; i++)
    if (words[i]!.isStrong && words[i]!.core.length >= 8) return words[i]!.hit('Password', false);
  return null;
}

function recovery(words: Word[], label: number): SecretHit | null {
  const next = words[label + 1];
  if (!has(recoveryCodes, words[label]!.lower) && !(next && has(recoveryEnds, words[label]!.lower) && has(codes, next.lower))) return null;
  for (let i = label + 1; i < words.length && i <= label + 12 && words[i]!.breaks <= 1; i++) {
    const word = words[i]!;
    if (isStop(word.lower)) return null;
    if (isCode(word.core) || (word.isNumber && word.core.length >= 6 && word.core.length <= 12) || (word.isStrong && word.core.length >= 8)) return word.hit('Recovery', true);
  }
  return null;
}

const known: [string, number][] = [
  ['ghp_', 20], ['gho_', 20], ['ghu_', 20], ['ghs_', 20], ['ghr_', 20], ['github_pat_', 20], ['glpat-', 16], ['xoxb-', 16], ['xoxp-', 16], ['xoxa-', 16], ['xoxs-', 16],
  ['sk_live_', 12], ['sk_test_', 12], ['rk_live_', 12], ['sk-', 24], ['AKIA', 16], ['ASIA', 16], ['AIza', 30], ['npm_', 24], ['hf_', 24], ['SG.', 24], ['dop_v1_', 24],
  ['pypi-', 24], ['whsec_', 16], ['AGE-SECRET-KEY-1', 16], ['PuTTY-User-Key-File-', 1], ['shpat_', 16], ['EAAC', 30], ['ya29.', 20],
];
const isToken = (core: string) => all(core, c => isPlain(c) || '_-.+/='.includes(c)) && any(core, isDigit) && any(core, c => isUpper(c) || isLower(c));
const isDay = (parts: string[]) => parts.every(p => all(p, isDigit)) && parts.some(p => p.length === 4);
function isCode(core: string): boolean {
  const parts = core.split('-');
  return parts.length >= 2 && parts.length <= 8 && parts.every(p => p.length >= 4 && p.length <= 10 && all(p, isPlain)) && count(core, isDigit) >= 2 && !isDay(parts);
}
function isShortCode(core: string): boolean {
  const parts = core.split('-');
  return parts.length === 2 && parts.every(p => p.length >= 4 && p.length <= 6) && isCode(core) && any(core, c => isUpper(c) || isLower(c));
}

function keys(text: string, words: Word[]): SecretHit[] {
  const hits: SecretHit[] = [];
  for (let at = text.indexOf('-----BEGIN '); at >= 0; at = text.indexOf('-----BEGIN ', at + 1)) {
    const end = text.indexOf('\n', at), line = end < 0 ? text.length : end;
    if (text.slice(at, line).includes('PRIVATE KEY')) hits.push({ kind: 'Key', start: at, length: line - at, isCertain: true });
  }
  words.forEach((word, i) => {
    const hit = shape(word);
    if (hit) hits.push(hit);
    if (i + 4 <= words.length && [0, 1, 2, 3].every(j => isShortCode(words[i + j]!.core))) hits.push(word.hit('Recovery', true));
  });
  return hits;
}

function shape(word: Word): SecretHit | null {
  const core = word.core, groups = core.split('-');
  if (groups.length === 8 && groups.every(p => p.length === 6 && all(p, isDigit))) return word.hit('Recovery', true);
  if (hasPassword(core) || (word.lower.startsWith('otpauth://') && word.lower.includes('secret='))) return word.hit('Key', true);
  const token = knownToken(core);
  if (token) return { kind: 'Key', start: word.at + token[0], length: token[1], isCertain: true };
  if (word.isAddress) return null;
  return isRandom(core, 32) ? word.hit('Key', true) : isRandom(core, 20) || isHex(core) ? word.hit('Key', false) : null;
}

function hasPassword(core: string): boolean {
  const start = core.indexOf('://') + 3, end = start < 3 ? -1 : core.indexOf('@', start);
  if (end <= 0) return false;
  const user = core.slice(start, end), colon = user.indexOf(':');
  return !user.includes('/') && colon > 0 && colon < user.length - 1;
}

function knownToken(core: string): [number, number] | null {
  for (const [start, more] of known) {
    for (let at = core.indexOf(start); at >= 0; at = core.indexOf(start, at + 1)) {
      const tail = core.slice(at + start.length), rest = leading(tail, c => isPlain(c) || '_-.'.includes(c));
      if (rest >= more && (at === 0 || !isPlain(core[at - 1])) && (more === 1 || any(tail.slice(0, rest), isDigit))) return [at, start.length + rest];
    }
  }
  const jwt = core.split('.');
  return jwt.length === 3 && jwt.every(p => p.length >= 8) && jwt[0]!.startsWith('eyJ') && isToken(core) ? [0, core.length] : null;
}

function isRandom(core: string, least: number): boolean {
  let text = core;
  while (text.endsWith('=')) text = text.slice(0, -1);
  if (text.length < least || !all(text, c => isPlain(c) || '+/_-'.includes(c)) || !any(text, isDigit) || !any(text, isUpper) || !any(text, isLower)) return false;
  let before = -1, plain = 0, changes = 0;
  for (const c of text) {
    if (!isPlain(c)) continue;
    const kind = isDigit(c) ? 0 : isUpper(c) ? 1 : 2;
    if (before >= 0 && kind !== before) changes++;
    before = kind;
    plain++;
  }
  return changes * 100 >= plain * 35;
}

const isHex = (core: string) => [32, 40, 48, 64, 128].includes(core.length) && all(core, c => isDigit(c) || (c >= 'a' && c <= 'f')) && any(core, isDigit) && any(core, isLower);

const ibanLengths: Record<string, number> = { DE: 22, AT: 20, CH: 21, LI: 21, LU: 20, FR: 27, IT: 27, NL: 18, BE: 16, ES: 24, PL: 28, CZ: 24, DK: 18, GB: 22, SE: 24, LT: 20 };

function numbers(text: string): SecretHit[] {
  const hits: SecretHit[] = [];
  for (let i = 0; i < text.length; i++) {
    if (i > 0 && (isPlain(text[i - 1]) || text[i - 1] === '+')) continue;
    const hit = isDigit(text[i]) ? card(text, i) : iban(text, i);
    if (hit) { hits.push(hit); i = hit.start + hit.length - 1; }
  }
  return hits;
}

function card(text: string, start: number): SecretHit | null {
  const digits: number[] = [];
  for (let i = start; i < text.length && digits.length < 19; i++) {
    if (isDigit(text[i])) {
      digits.push(Number(text[i]));
      if (!isPlain(text[i + 1]) && digits.length >= 13 && isCard(digits)) return { kind: 'Card', start, length: i + 1 - start, isCertain: true };
    } else if ((text[i] !== ' ' && text[i] !== '-') || !isDigit(text[i - 1])) break;
  }
  return null;
}

function isCard(digits: number[]): boolean {
  const begin = digits[0]! * 1000 + digits[1]! * 100 + digits[2]! * 10 + digits[3]!, two = Math.floor(begin / 100), n = digits.length;
  const isIssued = n === 13 || n === 19 ? digits[0] === 4
    : n === 15 ? two === 34 || two === 37
    : n === 16 && (digits[0] === 4 || (two >= 51 && two <= 55) || (begin >= 2221 && begin <= 2720) || begin === 6011 || two === 65);
  let sum = 0;
  for (let i = 0; i < n; i++) { const digit = digits[n - 1 - i]! * (1 + (i % 2)); sum += digit > 9 ? digit - 9 : digit; }
  return isIssued && sum % 10 === 0;
}

function iban(text: string, start: number): SecretHit | null {
  const length = Object.hasOwn(ibanLengths, text.slice(start, start + 2).toUpperCase()) ? ibanLengths[text.slice(start, start + 2).toUpperCase()]! : 0;
  if (!length || !isDigit(text[start + 2]) || !isDigit(text[start + 3])) return null;
  let plain = '', i = start;
  for (; i < text.length && plain.length < length; i++) {
    if (isPlain(text[i])) plain += text[i]!.toUpperCase();
    else if (!' \u00A0-'.includes(text[i]!) || !isPlain(text[i - 1])) return null;
  }
  if (plain.length !== length || isPlain(text[i])) return null;
  let rest = 0;
  for (const c of plain.slice(4) + plain.slice(0, 4)) rest = isDigit(c) ? (rest * 10 + Number(c)) % 97 : (rest * 100 + c.charCodeAt(0) - 55) % 97;
  return rest === 1 ? { kind: 'Iban', start, length: i - start, isCertain: false } : null;
}

interface Cell { start: number; text: string }

function tables(text: string): SecretHit[] {
  const hits: SecretHit[] = [];
  let head: Cell[] | null = null, before: Cell[] | null = null;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start), end = found < 0 ? text.length : found, line = text.slice(start, end);
    const cells = line.includes('|') ? cellsOf(line, start) : null;
    if (!cells) head = null;
    else if (!head && before && all(line, c => '|-: \t\r'.includes(c)) && line.includes('-')) head = before;
    else if (head) for (let i = 0; i < cells.length && i < head.length; i++) hits.push(...inCell(head[i]!.text, cells[i]!));
    before = cells;
    start = end + 1;
  }
  return hits;
}

function inCell(label: string, cell: Cell): SecretHit[] {
  if (label.length === 0 || label.length > 500) return [];
  const before = label + ': ';
  return labelled(Word.of(before + cell.text)).filter(h => h.start >= before.length).map(h => ({ ...h, start: h.start - before.length + cell.start }));
}

function cellsOf(line: string, at: number): Cell[] {
  const cells: Cell[] = [];
  let from = line.startsWith('|') ? 1 : 0;
  for (let i = from; i <= line.length; i++) {
    if (i < line.length && line[i] !== '|') continue;
    const text = line.slice(from, i).trimEnd();
    cells.push({ start: at + from + text.length - text.trimStart().length, text: text.trimStart() });
    from = i + 1;
  }
  return cells;
}

function sorted(hits: SecretHit[]): SecretHit[] {
  const kept: SecretHit[] = [];
  const inOrder = [...hits].sort((a, b) => Number(b.isCertain) - Number(a.isCertain) || a.start - b.start || b.length - a.length || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  for (const hit of inOrder) if (!kept.some(k => hit.start < k.start + k.length && k.start < hit.start + hit.length)) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start);
}

/** Everything in a text that looks like a secret, in its order, none over another. */
export function findSecrets(text: string): SecretHit[] {
  const words = Word.of(text);
  return sorted([...numbers(text), ...keys(text, words), ...labelled(words), ...tables(text)]);
}

/** The same for a field under a label; in a strict field a word that looks like a password is one, and nothing is only doubtful. */
export function findSecretsInField(label: string, text: string, isStrict = false): SecretHit[] {
  const name = label.replace(/^[ :]+/, '').replace(/[ :]+$/, ''), before = name ? name + ': ' : '';
  const under = before ? labelled(Word.of(before + text)).filter(h => h.start >= before.length).map(h => ({ ...h, start: h.start - before.length })) : [];
  const words = isStrict ? Word.of(text) : [];
  const alone = words.length === 1 && words[0]!.core.length >= 6 && words[0]!.isStrong ? [words[0]!.hit('Password', true)] : [];
  const mixed = words.filter(w => w.hasInnerSymbol && w.isStrong).map(w => w.hit('Password', true));
  const hits = sorted([...findSecrets(text), ...under, ...alone, ...mixed]);
  return isStrict ? hits.map(h => ({ ...h, isCertain: true })) : hits;
}

/** The mark of a hit's text: 32 bits that fit countless texts. */
export function markOf(text: string, hit: SecretHit): string {
  let hash = 2166136261;
  for (let i = hit.start; i < hit.start + hit.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
