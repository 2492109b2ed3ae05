/** The words by which secrets are known, as the server knows them; and questions about single characters. */
const list = (words: string): string[] => words.split(' ');
export const passwordEnds = list(
  'passwort passwörter kennwort kennwörter password passwords passwd passphrase passcode losungswort netzwerkschlüssel wlan-schlüssel wlanschlüssel ' +
  'wlan-key wpa-key wpa2-key');
export const passwordWords = list('pw pwd passw');
export const pinWords = list('pin pins pin1 pin2 tan puk puk1 puk2 geheimzahl geheimnummer cvv cvc cvv2 cvc2 kartenprüfnummer');
export const codeEnds = list(
  'türcode torcode safecode tresorcode zugangscode alarmcode entsperrcode gerätecode sicherheitscode zahlencode schlüsselcode tür-code tor-code safe-code ' +
  'tresor-code zugangs-code alarm-code sicherheits-code tastencode zahlenkombination zahlenschloss');
export const codeWords = list('code kombination');
export const keyEnds = list('api-key apikey api_key api-schlüssel access-key access_key client-secret client_secret secret token zugriffsschlüssel bearer');
export const logins = list('login zugang zugangsdaten anmeldedaten anmeldung benutzer benutzername user username');
export const recoveryEnds = list('recovery backup wiederherstellung wiederherstellungs notfall');
export const recoveryCodes = list(
  'recoverycode recoverycodes recovery-code recovery-codes recovery-key backupcode backupcodes backup-code backup-codes wiederherstellungscode ' +
  'wiederherstellungscodes wiederherstellungsschlüssel wiederherstellungs-code notfallcode notfallcodes notfall-code notfall-codes');
export const codes = list(
  'recoverycode recoverycodes recovery-code recovery-codes recovery-key backupcode backupcodes backup-code backup-codes wiederherstellungscode ' +
  'wiederherstellungscodes wiederherstellungsschlüssel wiederherstellungs-code notfallcode notfallcodes notfall-code notfall-codes');
export const saying = list('lautet lautete heißt heisst is ist war');
export const stops = list(
  'im in am an auf bei beim unter hinter neben liegt liegen lagert steht stehen siehe s vgl hat haben kennt kennen weiß wissen bekommt erhält gibt fragt ' +
  'frag fragen nur nicht kein keine keins keinen keiner noch nie niemals niemand nirgends wird werden wurde wurden wechselt wechseln geändert ändern ' +
  'ändert zurücksetzen zurückgesetzt vergessen unbekannt vorhanden hinterlegt verwahrt verwahren gespeichert aufbewahrt wo wer wie oder und muss müssen ' +
  'soll sollen darf kann können sind at with see kept held known unknown stored not no none who where lies');
export const places = list(
  'tresor safe umschlag keepass keepass2 keepassxc bitwarden 1password lastpass vaultwarden passwortmanager passwort-manager schrank ordner büro vorstand ' +
  'vorsitz vorsitzende vorsitzender kasse kassiererin kassierer schriftführung schriftführer schriftführerin admin administrator notar notarin bank ' +
  'sparkasse geheim persönlich privat individuell jeder jede jedes alle beide beiden wir ich du man ja nein yes offen fehlt leer neu neues neue alt altes ' +
  'sicher unsicher lang kurz gut anders gleich wichtig nötig office365 microsoft365 windows10 windows11 papier handschriftlich verschlossen versiegelt ' +
  'bekannt später folgt entfällt safe board treasurer secret personal office cupboard envelope online-banking onlinebanking vertretung stellvertretung ' +
  'nachfolge amt verein mitglied mitglieder jährlich monatlich regelmäßig sofort bitte dort hier das die der den dem ein eine the von vom per über durch ' +
  'nach zum zur für mit ohne als zwei drei ab bis seit');
export const placeEnds = list(
  'tresor safe umschlag schrank ordner manager brief kasten fach büro vorstand vorsitz wart wartin leitung führung heim stelle haus raum schublade mappe ' +
  'verwalter verwaltung zettel liste wallet vault stellig stellige');
export const links = list(
  'der die das den dem des für fürs zur zum von vom neu neue aktuell aktuelle jetzt derzeit karte girocard ec-karte sim sim-karte handy konto nr nummer ' +
  'the for of');

export const ends = (word: string, words: string[]) => words.some(end => word.endsWith(end));
export const has = (words: string[], word: string) => words.includes(word);
export const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9';
export const isUpper = (c: string) => c >= 'A' && c <= 'Z';
export const isLower = (c: string) => c >= 'a' && c <= 'z';
export const isPlain = (c: string | undefined) => c !== undefined && (isDigit(c) || isUpper(c) || isLower(c));
export const isLetter = (c: string) => isUpper(c) || isLower(c) || 'äöüÄÖÜß'.includes(c);
export const all = (text: string, is: (c: string) => boolean) => { for (let i = 0; i < text.length; i++) if (!is(text[i]!)) return false; return true; };
export const any = (text: string, is: (c: string) => boolean) => !all(text, c => !is(c));
export const count = (text: string, is: (c: string) => boolean) => { let n = 0; for (let i = 0; i < text.length; i++) if (is(text[i]!)) n++; return n; };
export const leading = (text: string, is: (c: string) => boolean) => { let n = 0; while (n < text.length && is(text[n]!)) n++; return n; };
export const containsAny = (text: string, marks: string) => any(text, c => marks.includes(c));
