import type { PersonState } from '../../invitations/person-state.ts';
import type { Texts } from '../../kit/languages.ts';
import { type Markup, markup, truncate } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { table } from '../portal/table.ts';
import type { PersonDocument } from './documents.ts';
import { stateFilter } from './state-filter.ts';
import { personStates } from './states.ts';

/** What an admin can do with an account. */
export const personActions = ['resend', 'disable', 'enable'] as const;
export type PersonAction = (typeof personActions)[number];

export interface PeopleView {
  /** Show only people in this state. */
  state?: PersonState;
  people: readonly PersonDocument[];
  /** Path of the next page. */
  next?: string;
  /** The action that was just carried out. */
  completedAction?: PersonAction;
}

const texts = {
  title: { en: 'People', ja: 'ユーザー' },
  none: { en: 'No matching people on this page.', ja: 'このページに該当するユーザーはいません。' },
  next: { en: 'Next page', ja: '次のページ' },
  filter: { en: 'Filter by status', ja: '状態で絞り込む' },
  email: { en: 'Email', ja: 'メールアドレス' },
  name: { en: 'Name', ja: '名前' },
  state: { en: 'Status', ja: '状態' },
  until: { en: 'Last day of access', ja: '利用最終日' },
  actions: { en: 'Actions', ja: '操作' },
} as const satisfies Record<string, Texts>;

const personActionNames: Record<PersonAction, Texts> = {
  resend: { en: 'Resend invitation', ja: '招待を再送' },
  disable: { en: 'Disable', ja: '無効にする' },
  enable: { en: 'Enable', ja: '有効にする' },
};

const completedTexts: Record<PersonAction, Texts> = {
  resend: {
    en: 'Resending the invitation. The result appears in the list of invitations.',
    ja: '招待を再送しています。結果は招待の一覧に表示されます。',
  },
  disable: {
    en: "Account disabled. This person can't sign in any more, and open pages stop working when the session is next renewed.",
    ja: 'ユーザーを無効にしました。今後サインインできません。開いているページも、次にセッションが更新されるときに使えなくなります。',
  },
  enable: {
    en: 'Account enabled. This person can sign in again.',
    ja: 'ユーザーを有効にしました。再びサインインできます。',
  },
};

/** The people of the user pool with their status, and buttons to change it. */
export function peoplePage(
  context: PageContext,
  { people, state, next, completedAction: did }: PeopleView,
): PageRenderer {
  const { language } = context;
  const said = (text: keyof typeof texts) => texts[text][language];
  const heads = (['email', 'name', 'state', 'until', 'actions'] as const).map(said);
  const lines = people.map(
    person =>
      [
        truncate(person.email),
        person.name && truncate(person.name),
        personStates[person.state][language],
        person.until,
        buttons(context, person, state),
      ] as const,
  );
  return portalPage(context, {
    title: said('title'),
    here: 'people',
    body: markup`
${did && markup`<p class="note" role="status">${completedTexts[did][language]}</p>`}
${stateFilter(context, said('filter'), { at: context.people, names: personStates, chosen: state })}
${people.length > 0 ? table(said('title'), heads, lines) : markup`<p class="note">${said('none')}</p>`}
${next && markup`<p><a href="${next}" rel="next">${said('next')}</a></p>`}`,
  });
}

function buttons({ people, language }: PageContext, person: PersonDocument, state: PersonState | undefined): Markup[] {
  const { id, email, mayResend, self } = person;
  const disabled = person.state === 'disabled';
  const offered = personActions.filter(
    action => ({ resend: mayResend, disable: !disabled && !self, enable: disabled })[action],
  );
  // A screen reader may read a button without its row, so the label names the person.
  return offered.map(
    action =>
      markup`<form method="post" action="${people}/${encodeURIComponent(id)}/${action}">${
        state && markup`<input type="hidden" name="state" value="${state}">`
      }<button aria-label="${personActionNames[action][language]}: ${truncate(email)}">${personActionNames[action][language]}</button></form>`,
  );
}
