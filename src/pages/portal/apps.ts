import type { Language, Texts } from '../../kit/languages.ts';
import { accountText } from '../access/refused.ts';
import { type Markup, markup, truncate } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from './portal-page.ts';
import { table } from './table.ts';

/** What an app is doing, for someone who is about to open it. */
export type AppState = 'awake' | 'waking' | 'failed' | 'asleep' | 'unknown';

export interface Apps {
  person: { email?: string; name?: string; groups: readonly string[] };
  /** The apps that the person has access to. */
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
  email: { en: 'Signed in as', ja: 'サインイン中のアカウント' },
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

/** A person's apps with their status, and the person's account. */
export function appsPage(context: PageContext, { person, apps }: Apps): PageRenderer {
  const { language } = context;
  const textOf = (text: keyof typeof texts) => texts[text][language];
  const rows = apps.map(
    ({ name, url, state }) => [markup`<a href="${url}">${name}</a>`, stateOf(state, language)] as const,
  );
  return portalPage(context, {
    title: textOf('title'),
    here: 'apps',
    body: markup`
${rows.length > 0 ? table(textOf('title'), [textOf('app'), textOf('state')], rows) : markup`<p class="note">${textOf('none')}</p>`}
${apps.some(({ state }) => state === 'asleep') ? markup`<p class="soft">${textOf('wakes')}</p>` : undefined}
<h2>${textOf('account')}</h2>
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
