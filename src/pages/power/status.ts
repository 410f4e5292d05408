import type { Language, Texts } from '../../kit/languages.ts';
import { accountText } from '../access/refused.ts';
import { type Help, helpText } from '../help.ts';
import { type Markup, markup, truncate } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';
import type { AppStatus } from './app-status.ts';

export interface StatusPage extends Help {
  language: Language;
  status: AppStatus;
  person: { email?: string; name?: string; groups: readonly string[] };
  /** The times of the status in words. `extended`: until when the app would stay awake if extended. */
  times: { since: Texts; until?: Texts; extended?: Texts };
}

/** The page at `/_gate/status`: the visitor's account, and what the app is doing until when. It needs no script. */
export function statusPage({ language, status, person, times, ...help }: StatusPage): PageRenderer {
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
${times.extended && extendForm(status, times.extended, language)}
<a href="/"${times.extended && markup` class="quiet"`}>${{ en: `Open ${app}`, ja: `${app} を開く` }[language]}</a>
<a href="/_gate/signout" class="quiet">${{ en: 'Sign out', ja: 'サインアウトする' }[language]}</a>`,
    footer: helpText(help, language),
  });
}

const titles = (app: string): Record<AppStatus['state'], Texts> => ({
  asleep: { en: `${app} is asleep`, ja: `${app} は停止中です` },
  waking: { en: `${app} is starting`, ja: `${app} を起動しています` },
  awake: { en: `${app} is awake`, ja: `${app} は稼働中です` },
  draining: { en: `${app} closes soon`, ja: `${app} はまもなく停止します` },
  leaving: { en: `${app} is going to sleep`, ja: `${app} は停止処理中です` },
  failed: { en: `${app} did not start`, ja: `${app} を起動できませんでした` },
});

const labels = {
  account: { en: 'Signed in as', ja: 'サインイン中のアカウント' },
  name: { en: 'Name', ja: '名前' },
  groups: { en: 'Groups', ja: 'グループ' },
  since: { en: 'Status since', ja: '状態が変わった日時' },
  until: { en: 'Next change', ja: '次に切り替わる日時' },
} as const satisfies Record<string, Texts>;

const row = (key: keyof typeof labels, value: string | undefined, language: Language): Markup | undefined =>
  value ? markup`<dt>${labels[key][language]}</dt><dd>${truncate(value)}</dd>` : undefined;

function extendForm({ app, state }: AppStatus, until: Texts, language: Language): Markup {
  const words = {
    en: state === 'asleep' ? `Wake ${app} until ${until.en}` : `Keep ${app} awake until ${until.en}`,
    ja: state === 'asleep' ? `${app} を起動する（${until.ja} まで）` : `${app} の稼働を延長する（${until.ja} まで）`,
  };
  return markup`<form method="post" action="/_gate/status"><button name="action" value="extend">${words[language]}</button></form>`;
}
