const FIELDS = 'input:not([type=hidden], [type=file]), textarea, select';

/**
 * One question on the screen: its words are in sight, not only its field; the cursor stands behind what is there already;
 * Enter in a row's field leads to the next field, and only from the last one onward.
 */
export function mindTheQuestion(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>('[autofocus]');
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')) {
    field.setSelectionRange(field.value.length, field.value.length);
  }
  const top = form.querySelector('.fill-who') ?? form.querySelector('.fill-question');
  const show = () => requestAnimationFrame(() => requestAnimationFrame(() => { if (top && top.getBoundingClientRect().top < 0) top.scrollIntoView({ block: 'start' }); }));
  if (document.readyState === 'complete') show(); else addEventListener('load', show, { once: true });
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement) || !event.target.closest('.row-card')) return;
    const fields = [...form.querySelectorAll<HTMLElement>(`.row-card :is(${FIELDS})`)].filter(other => !other.closest('details:not([open])'));
    const next = fields[fields.indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
