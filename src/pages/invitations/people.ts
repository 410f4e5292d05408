import type { PersonState } from '../../invitations/person-state.ts';
import type { Texts } from '../../kit/languages.ts';
import { type Markup, markup, truncate } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { table } from '../portal/table.ts';
import { choices } from './choices.ts';
import type { PersonDocument } from './documents.ts';
import { personStates } from './states.ts';

/** What an admin may do to somebody. */
export const deeds = ['resend', 'disable', 'enable'] as const;
export type Deed = (typeof deeds)[number];

export interface People {
  /** Those alone. */
  state?: PersonState;
  people: readonly PersonDocument[];
  /** Where the next page is. */
  next?: string;
  /** What was just done. */
  did?: Deed;
}

const texts = {
  title: { en: 'People', ja: 'ユーザー' },
  none: { en: 'Nobody on this page.', ja: 'このページに該当する人はいません。' },
  next: { en: 'Next page', ja: '次のページ' },
  filter: { en: 'Which people', ja: '状態で絞り込む' },
  email: { en: 'Address', ja: 'アドレス' },
  name: { en: 'Name', ja: '名前' },
  state: { en: 'State', ja: '状態' },
  until: { en: 'Last day', ja: '利用最終日' },
  deeds: { en: 'What to do', ja: '操作' },
} as const satisfies Record<string, Texts>;

const deedNames: Record<Deed, Texts> = {
  resend: { en: 'Mail again', ja: '招待を再送' },
  disable: { en: 'Disable', ja: '無効にする' },
  enable: { en: 'Enable', ja: '有効にする' },
};

const done: Record<Deed, Texts> = {
  resend: {
    en: 'The invitation is being resent. Its result is in the list of invitations.',
    ja: '招待を再送しています。結果は招待の一覧に表示されます。',
  },
  disable: {
    en: 'Disabled: they cannot sign in any more. What they have open ends when their sign-in has to be renewed.',
    ja: '無効にしました。今後サインインできません。開いている画面も、次のサインイン更新時に利用できなくなります。',
  },
  enable: { en: 'Enabled: they may sign in again.', ja: '有効にしました。再びサインインできます。' },
};

/** Who is in the pool, how far they have come, and what can be done about it. */
export function peoplePage(desk: PageContext, { people, state, next, did }: People): PageRenderer {
  const { language } = desk;
  const said = (text: keyof typeof texts) => texts[text][language];
  const heads = (['email', 'name', 'state', 'until', 'deeds'] as const).map(said);
  const lines = people.map(
    person =>
      [
        truncate(person.email),
        person.name && truncate(person.name),
        personStates[person.state][language],
        person.until,
        buttons(desk, person, state),
      ] as const,
  );
  return portalPage(desk, {
    title: said('title'),
    here: 'people',
    body: markup`
${did && markup`<p class="note" role="status">${done[did][language]}</p>`}
${choices(desk, said('filter'), { at: desk.people, names: personStates, chosen: state })}
${people.length > 0 ? table(said('title'), heads, lines) : markup`<p class="note">${said('none')}</p>`}
${next && markup`<p><a href="${next}" rel="next">${said('next')}</a></p>`}`,
  });
}

function buttons({ people, language }: PageContext, person: PersonDocument, state: PersonState | undefined): Markup[] {
  const { id, email, mayResend, self } = person;
  const shut = person.state === 'disabled';
  const offered = deeds.filter(deed => ({ resend: mayResend, disable: !shut && !self, enable: shut })[deed]);
  // The name of each button says whom it is about to who hears it without its line.
  return offered.map(
    deed =>
      markup`<form method="post" action="${people}/${encodeURIComponent(id)}/${deed}">${
        state && markup`<input type="hidden" name="state" value="${state}">`
      }<button aria-label="${deedNames[deed][language]}: ${truncate(email)}">${deedNames[deed][language]}</button></form>`,
  );
}
