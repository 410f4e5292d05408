import type { Language, Texts } from '../../kit/languages.ts';
import type { PowerDecision, PowerReason } from '../../power/decide.ts';
import { timeInWords } from '../time-in-words.ts';

/** The variable parts of a sentence. Times are already in words. */
interface SentenceFacts {
  until?: string;
  reason?: string;
}

type SentenceForms = Record<Language, (facts: SentenceFacts) => string>;

const sentences: Record<PowerReason, SentenceForms> = {
  unknown: {
    en: () => "The app's current state can't be determined, so nothing is changed.",
    ja: () => '現在の状態を確認できないため、何も変更しません。',
  },
  verifying: {
    en: ({ until }) => `A deploy is verifying that the app works, until ${until} at the latest.`,
    ja: ({ until }) => `デプロイ後の動作確認中です（遅くとも ${until} まで）。`,
  },
  'rolling-out': {
    en: () => 'A new version is being rolled out.',
    ja: () => '新しいバージョンに入れ替えています。',
  },
  'held-awake': {
    en: ({ until, reason }) => `The app is held awake until ${until}: ${reason}`,
    ja: ({ until, reason }) => `${until} まで稼働を続けます（理由：${reason}）`,
  },
  'held-asleep': {
    en: ({ until, reason }) => `The app is held asleep until ${until}: ${reason}`,
    ja: ({ until, reason }) => `${until} まで停止を続けます（理由：${reason}）`,
  },
  leased: {
    en: ({ until }) =>
      `A visitor woke the app. It stays awake while people are connected, until ${until} at the latest.`,
    ja: ({ until }) => `利用者が起動しました。接続中は稼働を続けます（最長 ${until} まで）。`,
  },
  open: {
    en: ({ until }) => (until ? `The app is open until ${until}.` : 'The app is always open.'),
    ja: ({ until }) => (until ? `利用時間は ${until} までです。` : '常に利用できます。'),
  },
  'in-use': {
    en: ({ until }) => (until ? `People are connected. The app is open until ${until}.` : 'People are connected.'),
    ja: ({ until }) => (until ? `接続中の利用者がいます（利用時間は ${until} まで）。` : '接続中の利用者がいます。'),
  },
  'maybe-in-use': {
    en: () => "We can't tell whether anyone is connected, so the app stays awake.",
    ja: () => '接続中の利用者がいるか確認できないため、稼働を続けます。',
  },
  'just-opened': {
    en: ({ until }) => `Opening hours have just begun. The app waits for visitors until ${until}.`,
    ja: ({ until }) => `利用時間が始まりました。${until} まで待機します。`,
  },
  'just-started': {
    en: ({ until }) => `The app has just started. It stays awake until ${until} at least.`,
    ja: ({ until }) => `起動したばかりです。少なくとも ${until} まで稼働します。`,
  },
  draining: {
    en: ({ until }) => `Opening hours are over. People who are still connected can stay until ${until}.`,
    ja: ({ until }) => `利用時間は終了しました。接続中の方は ${until} まで利用できます。`,
  },
  'grace-over': {
    en: ({ until }) => `Opening hours and the grace period are over.${opens.en(until)}`,
    ja: ({ until }) => `利用時間と猶予時間が終了しました。${opens.ja(until)}`,
  },
  closed: {
    en: ({ until }) => `The app is closed.${opens.en(until)}`,
    ja: ({ until }) => `利用時間外です。${opens.ja(until)}`,
  },
  idle: {
    en: () => 'No one has been connected for a while.',
    ja: () => 'しばらく利用者がいないため停止しています。',
  },
};

const opens = {
  en: (until: string | undefined) => (until ? ` It opens ${until}.` : ''),
  ja: (until: string | undefined) => (until ? `次の開始は ${until} です。` : ''),
};

/** A decision's reason as a sentence, with its times in `timeZone`. */
export function decisionSentence({ reason, until, hold }: PowerDecision, timeZone: string): Texts {
  const { en, ja } = sentences[reason];
  const facts = (language: Language): SentenceFacts => ({
    ...(until ? { until: timeInWords(until, timeZone, language) } : {}),
    ...(hold ? { reason: hold.reason } : {}),
  });
  return { en: en(facts('en')), ja: ja(facts('ja')) };
}
