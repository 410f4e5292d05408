import type { Temporal } from 'temporal-polyfill';
import type { PowerDecision, PowerReason } from '../../power/decide.ts';

/** A sentence in each language that people are spoken to. */
export interface Sentence {
  en: string;
  ja: string;
}

/** What a sentence is about. Times are in words already; absent where there is none. */
interface SentenceFacts {
  until?: string;
  reason?: string;
}

type SentenceForms = Record<keyof Sentence, (told: SentenceFacts) => string>;

const sentences: Record<PowerReason, SentenceForms> = {
  unknown: {
    en: () => 'What runs cannot be found out at the moment, so nothing is changed.',
    ja: () => '現在の状態を確認できないため、何も変更しません。',
  },
  verifying: {
    en: ({ until }) => `A deploy is verifying that it works, until ${until} at the latest.`,
    ja: ({ until }) => `デプロイ後の動作確認中です（遅くとも ${until} まで）。`,
  },
  'rolling-out': {
    en: () => 'A new version is being rolled out.',
    ja: () => '新しいバージョンに入れ替えています。',
  },
  'held-awake': {
    en: ({ until, reason }) => `It is kept awake until ${until}: ${reason}`,
    ja: ({ until, reason }) => `${until} まで起動したままにしています：${reason}`,
  },
  'held-asleep': {
    en: ({ until, reason }) => `It is kept asleep until ${until}: ${reason}`,
    ja: ({ until, reason }) => `${until} まで停止したままにしています：${reason}`,
  },
  leased: {
    en: ({ until }) => `Somebody woke it: it stays up while people are connected, until ${until} at most.`,
    ja: ({ until }) => `利用者が起動しました。接続中は稼働を続けます（最長 ${until} まで）。`,
  },
  open: {
    en: ({ until }) => (until ? `It is open until ${until}.` : 'It is always open.'),
    ja: ({ until }) => (until ? `${until} まで利用時間内です。` : '常に利用できます。'),
  },
  'in-use': {
    en: ({ until }) => (until ? `Somebody is connected; it is open until ${until}.` : 'Somebody is connected.'),
    ja: ({ until }) => (until ? `接続中の利用者がいます（利用時間は ${until} まで）。` : '接続中の利用者がいます。'),
  },
  'maybe-in-use': {
    en: () => 'Whether somebody is connected is not known, so it stays up.',
    ja: () => '接続中の利用者がいるか確認できないため、稼働を続けます。',
  },
  'just-opened': {
    en: ({ until }) => `It has just opened, and waits for visitors until ${until}.`,
    ja: ({ until }) => `利用時間が始まりました。${until} まで待機します。`,
  },
  'just-started': {
    en: ({ until }) => `It has just started, and stays up until ${until} at least.`,
    ja: ({ until }) => `起動したばかりです。少なくとも ${until} まで稼働します。`,
  },
  draining: {
    en: ({ until }) => `It is closed; whoever is still connected may stay until ${until}.`,
    ja: ({ until }) => `利用時間は終了しました。接続中の方は ${until} まで利用できます。`,
  },
  'grace-over': {
    en: ({ until }) => `It is closed, and the time to finish is over.${opens.en(until)}`,
    ja: ({ until }) => `利用時間も猶予時間も終了しました。${opens.ja(until)}`,
  },
  closed: {
    en: ({ until }) => `It is closed.${opens.en(until)}`,
    ja: ({ until }) => `利用時間外です。${opens.ja(until)}`,
  },
  idle: {
    en: () => 'Nobody has been connected for a while.',
    ja: () => 'しばらく利用者がいないため停止しています。',
  },
};

const opens = {
  en: (until: string | undefined) => (until ? ` It opens ${until}.` : ''),
  ja: (until: string | undefined) => (until ? `次の開始は ${until} です。` : ''),
};

/** A decision's reason in words, with times as people in `timeZone` tell them. */
export function decisionSentence({ reason, until, hold }: PowerDecision, timeZone: string): Sentence {
  const { en, ja } = sentences[reason];
  const told = (language: keyof Sentence): SentenceFacts => ({
    ...(until ? { until: timeInWords(until, timeZone, language) } : {}),
    ...(hold ? { reason: hold.reason } : {}),
  });
  return { en: en(told('en')), ja: ja(told('ja')) };
}

/** `Mon 30 Nov, 08:00 CET`, `11月30日(月) 08:00 GMT+1`: short, with the zone, because people elsewhere read it too. */
export const timeInWords = (instant: Temporal.Instant, timeZone: string, language: keyof Sentence): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ja-JP', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant.epochMilliseconds);
