import { clear } from './pending.js';

/** Small courtesies that need no element of their own. */
export function polish(): void {
  openMenusClose();
  forgetOnSignOut();
  foldContents();
  bringCareToHeadings();
  wrapTables(document.querySelector<HTMLElement>('script[data-table-label]')?.dataset.tableLabel ?? '');
  document.querySelector<HTMLElement>('.error-summary')?.focus();
}

function openMenusClose(): void {
  const menus = () => document.querySelectorAll<HTMLDetailsElement>('details.menu[open]');
  document.addEventListener('click', event => menus().forEach(menu => { if (!menu.contains(event.target as Node)) menu.open = false; }));
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    menus().forEach(menu => { menu.open = false; menu.querySelector('summary')?.focus(); });
  });
}

function forgetOnSignOut(): void {
  if (location.pathname.endsWith('/-/sign-out')) document.addEventListener('submit', () => clear());
}

function foldContents(): void {
  if (matchMedia('(min-width: 62rem)').matches) {
    document.querySelectorAll<HTMLDetailsElement>('.fill-all').forEach(round => { round.open = true; });
    return;
  }
  document.querySelectorAll<HTMLDetailsElement>('.toc > details[open]').forEach(contents => { contents.open = false; });
}

/** What one can do with an answer stands at its heading; without script it stands in the list below the page. */
function bringCareToHeadings(): void {
  document.querySelectorAll<HTMLElement>('.page-care [data-heading]').forEach(row => {
    const heading = document.getElementById(row.dataset.heading ?? '');
    const deeds = row.querySelector<HTMLElement>('.care-deeds');
    if (!heading?.closest('.prose') || !deeds) return;
    deeds.classList.add('no-print', 'care-here');
    heading.after(deeds);
  });
}

/** A wide table scrolls in a region of its own that the keyboard reaches. */
function wrapTables(label: string): void {
  document.querySelectorAll<HTMLTableElement>('.prose > table').forEach(table => {
    const region = document.createElement('div');
    region.className = 'table-scroll';
    table.replaceWith(region);
    region.append(table);
  });
  const mind = () => document.querySelectorAll<HTMLElement>('.table-scroll').forEach(region => {
    if (region.scrollWidth <= region.clientWidth + 1) return;
    region.tabIndex = 0;
    region.setAttribute('role', 'group'); // not 'region': several tables would be landmarks of one name
    if (!region.hasAttribute('aria-label') && !region.hasAttribute('aria-labelledby')) region.setAttribute('aria-label', region.querySelector('caption')?.textContent ?? label);
  });
  mind();
  addEventListener('resize', mind);
}
