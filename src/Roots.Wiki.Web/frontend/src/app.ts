import { AutoSave } from './elements/auto-save.js';
import { ConfirmDialog } from './elements/confirm-dialog.js';
import { LivePreview } from './elements/live-preview.js';
import { PasskeyButton } from './elements/passkey-button.js';
import { PhotoInput } from './elements/photo-input.js';
import { RowCards } from './elements/row-cards.js';
import { SearchSuggest } from './elements/search-suggest.js';
import { CopyButton, LeaveGuard, PrintButton } from './elements/small.js';
import { TalkTimer } from './elements/talk-timer.js';
import { VoiceRecorder } from './elements/voice-recorder.js';
import { polish } from './page.js';

// What is needed on few pages only is imported here when the page asks for it: if (document.querySelector('…')) void import('./…').
const elements: Record<string, CustomElementConstructor> = {
  'auto-save': AutoSave,
  'confirm-dialog': ConfirmDialog,
  'copy-button': CopyButton,
  'leave-guard': LeaveGuard,
  'live-preview': LivePreview,
  'passkey-button': PasskeyButton,
  'photo-input': PhotoInput,
  'print-button': PrintButton,
  'row-cards': RowCards,
  'search-suggest': SearchSuggest,
  'talk-timer': TalkTimer,
  'voice-recorder': VoiceRecorder,
};

for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
polish();

const question = document.querySelector<HTMLFormElement>('form.fill');
if (question) void import('./fill-focus.js').then(part => part.mindTheQuestion(question));
