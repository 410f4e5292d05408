import type { Language, Texts } from '../../kit/languages.ts';
import { accountText } from '../access/refused.ts';
import { type Markup, markup } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';
import type { AppStatus } from './app-status.ts';
import { type Help, helpText, truncate } from './waiting.ts';

export interface StatusPage extends Help {
  language: Language;
  status: AppStatus;
  person: { email?: string; name?: string; groups: readonly string[] };
  /** The status' moments in words; `extended`: until when the app would stay up. */
  times: { since: Texts; until?: Texts; extended?: Texts };
}

/** What a visitor reads at `/_gate/status`: who they are to the app, what it is doing, and until when. Needs no script. */
export function statusPage({ language, status, person, times, ...asking }: StatusPage): PageRenderer {
  const { app, state, sentence, failure } = status;
  return renderPage({
    language,
    title: titles(app)[state],
    text: { en: truncate(sentence.en), ja: truncate(sentence.ja) },
    body: language => markup`
${failure && markup`<code data-failure>${truncate(failure.reason)}</code>`}
<dl>
${row('account', accountText(person, language), language)}
${row('name', person.name, language)}
${row('groups', person.groups.join(', '), language)}
${row('since', times.since[language], language)}
${row('until', times.until?.[language], language)}
</dl>
${times.extended && extend(state, times.extended, language)}
<a href="/"${times.extended && markup` class="quiet"`}>${{ en: `Open ${app}`, ja: `${app} を開く` }[language]}</a>
<a href="/_gate/signout" class="quiet">${{ en: 'Sign out', ja: 'サインアウト' }[language]}</a>`,
    footer: helpText(asking, language),
  });
}

const titles = (app: string): Record<AppStatus['state'], Texts> => ({
  asleep: { en: `${app} is asleep`, ja: `${app} は停止中です` },
  waking: { en: `${app} is starting`, ja: `${app} を起動しています` },
  awake: { en: `${app} is awake`, ja: `${app} は稼働中です` },
  draining: { en: `${app} is closing`, ja: `${app} はまもなく停止します` },
  leaving: { en: `${app} is going to sleep`, ja: `${app} は停止処理中です` },
  failed: { en: `${app} did not start`, ja: `${app} を起動できませんでした` },
});

const labels = {
  account: { en: 'Signed in as', ja: '現在のアカウント' },
  name: { en: 'Name', ja: '名前' },
  groups: { en: 'Groups', ja: 'グループ' },
  since: { en: 'Since', ja: 'この状態の開始' },
  until: { en: 'Next change', ja: '次の変更' },
} as const satisfies Record<string, Texts>;

const row = (key: keyof typeof labels, value: string | undefined, language: Language): Markup | undefined =>
  value ? markup`<dt>${labels[key][language]}</dt><dd>${truncate(value)}</dd>` : undefined;

function extend(state: AppStatus['state'], until: Texts, language: Language): Markup {
  const words = {
    en: `${state === 'asleep' ? 'Wake it' : 'Keep it awake'} until ${until.en}`,
    ja: `${until.ja} まで${state === 'asleep' ? '起動する' : '延長する'}`,
  };
  return markup`<form method="post" action="/_gate/status"><button name="action" value="extend">${words[language]}</button></form>`;
}
