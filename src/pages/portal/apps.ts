import type { Language, Texts } from '../../kit/languages.ts';
import { accountText } from '../access/refused.ts';
import { type Markup, markup } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { truncate } from '../power/waiting.ts';
import { type PageContext, portalPage } from './portal-page.ts';
import { table } from './table.ts';

/** What an app is doing, as far as it matters to somebody who is about to open it. */
export type AppState = 'awake' | 'waking' | 'failed' | 'asleep' | 'unknown';

export interface Apps {
  person: { email?: string; name?: string; groups: readonly string[] };
  /** Those that the person has access to. */
  apps: readonly { name: string; url: string; state: AppState }[];
}

const texts = {
  title: { en: 'Your apps', ja: 'アプリ一覧' },
  none: {
    en: "You don't have access to any app yet.",
    ja: '利用できるアプリはまだありません。',
  },
  app: { en: 'App', ja: 'アプリ' },
  state: { en: 'Status', ja: '状態' },
  wakes: {
    en: 'An app that is asleep starts when you open it. That usually takes about a minute.',
    ja: '停止中のアプリは、開くと起動します。通常は 1 分ほどかかります。',
  },
  account: { en: 'Your account', ja: 'アカウント' },
  email: { en: 'Signed in as', ja: '現在のアカウント' },
  name: { en: 'Name', ja: '名前' },
  groups: { en: 'Groups', ja: 'グループ' },
} as const satisfies Record<string, Texts>;

const states: Record<AppState, Texts> = {
  awake: { en: 'Awake', ja: '稼働中' },
  waking: { en: 'Starting', ja: '起動中' },
  failed: { en: 'Did not start', ja: '起動に失敗' },
  asleep: { en: 'Asleep', ja: '停止中' },
  unknown: { en: 'Unknown', ja: '不明' },
};

/** The apps that somebody has access to, what each is doing, and who they are to the stage. */
export function appsPage(desk: PageContext, { person, apps }: Apps): PageRenderer {
  const { language } = desk;
  const said = (text: keyof typeof texts) => texts[text][language];
  const lines = apps.map(
    ({ name, url, state }) => [markup`<a href="${url}">${name}</a>`, stateOf(state, language)] as const,
  );
  return portalPage(desk, {
    title: said('title'),
    here: 'apps',
    body: markup`
${lines.length > 0 ? table(said('title'), [said('app'), said('state')], lines) : markup`<p class="note">${said('none')}</p>`}
${apps.some(({ state }) => state === 'asleep') ? markup`<p class="soft">${said('wakes')}</p>` : undefined}
<h2>${said('account')}</h2>
<dl data-account>${account(person, language)}</dl>`,
  });
}

const stateOf = (state: AppState, language: Language): Markup =>
  markup`<span data-state="${state}">${states[state][language]}</span>`;

const account = (person: Apps['person'], language: Language): Markup[] =>
  [
    { name: texts.email[language], value: accountText(person, language) },
    { name: texts.name[language], value: person.name ?? '' },
    { name: texts.groups[language], value: person.groups.join(', ') },
  ]
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => markup`<div><dt>${name}</dt><dd>${truncate(value)}</dd></div>`);
