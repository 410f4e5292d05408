import type { Counts, Job, JobState } from '../../invitations/job.ts';
import type { PersonState } from '../../invitations/person-state.ts';
import type { OnExisting, RowState, Step } from '../../invitations/row.ts';
import type { Language, Texts } from '../../kit/languages.ts';

export const jobStates: Record<JobState, Texts> = {
  submitting: { en: 'being written down', ja: '登録中' },
  planned: { en: 'planned', ja: '計画済み' },
  queued: { en: 'about to begin', ja: '開始待ち' },
  running: { en: 'running', ja: '実行中' },
  paused: { en: 'paused', ja: '一時停止中' },
  succeeded: { en: 'done', ja: '完了' },
  'completed-with-errors': { en: 'done, with errors', ja: '完了（エラーあり）' },
};

export const countNames: Record<keyof Counts, Texts> = {
  waiting: { en: 'Waiting', ja: '待機中' },
  calling: { en: 'Being mailed', ja: '送信中' },
  mailed: { en: 'Groups to follow', ja: 'グループ追加待ち' },
  deferred: { en: 'For another day', ja: '翌日以降' },
  invited: { en: 'Invited', ja: '招待済み' },
  resent: { en: 'Mailed again', ja: '再送済み' },
  updated: { en: 'Updated', ja: '更新済み' },
  unchanged: { en: 'Nothing to do', ja: '変更なし' },
  failed: { en: 'Failed', ja: '失敗' },
  mailInDoubt: { en: 'Mail in doubt', ja: 'メール送信未確認' },
  invalid: { en: 'Wrong in the file', ja: 'ファイルの誤り' },
};

export const actionNames: Record<Step['action'], Texts> = {
  invite: { en: 'Invite', ja: '招待' },
  resend: { en: 'Mail again', ja: '招待を再送' },
  update: { en: 'Update, no mail', ja: '更新（メールなし）' },
  nothing: { en: 'Nothing to do', ja: '変更なし' },
  refuse: { en: 'Refuse', ja: '拒否' },
};

export const rowStates: Record<RowState, Texts> = {
  invalid: countNames.invalid,
  waiting: countNames.waiting,
  calling: countNames.calling,
  mailed: countNames.mailed,
  deferred: countNames.deferred,
  done: { en: 'Done', ja: '完了' },
};

export const personStates: Record<PersonState, Texts> = {
  invited: { en: 'Invited', ja: '招待中' },
  expired: { en: 'Invitation expired', ja: '招待の期限切れ' },
  active: { en: 'Active', ja: '有効' },
  disabled: { en: 'Disabled', ja: '無効' },
};

export const existing: Record<OnExisting, Texts> = {
  'merge-groups': {
    en: 'Add the groups and the last day from the file; no mail',
    ja: 'ファイルのグループと最終日を追加する（メールは送信しない）',
  },
  skip: { en: 'Leave them as they are', ja: '何も変更しない' },
  resend: {
    en: 'Mail those again who have not signed in yet, and add the groups',
    ja: 'まだサインインしていない人に招待を再送し、グループを追加する',
  },
  error: { en: 'Take it for an error', ja: 'エラーとして扱う' },
};

/** `1,234`. */
export const inDigits = (number: number, language: Language): string => number.toLocaleString(language);

type Times = Record<keyof Texts, string | undefined>;

/** What is to be said of a job's state. `resumes`: when it goes on, in words. */
export function jobSentence({ state, pause, counts }: Job, resumes: Times): Texts {
  switch (state) {
    case 'submitting':
      return { en: 'The rows are being written down.', ja: '行を登録しています。' };
    case 'planned':
      return {
        en: 'This is what would happen. Nobody has been invited yet.',
        ja: '適用した場合の計画です。まだ誰も招待されていません。',
      };
    case 'queued':
      return { en: 'It is about to begin.', ja: 'まもなく開始します。' };
    case 'running':
      return { en: 'People are being invited.', ja: '招待を実行しています。' };
    case 'paused':
      return pause?.reason === 'throttled'
        ? {
            en: `Cognito is asked too much at the moment. It goes on by itself: ${resumes.en}.`,
            ja: `Cognito へのリクエストが集中しています。${resumes.ja} に自動で再開します。`,
          }
        : {
            en: `The mails of the day are used up. It goes on by itself: ${resumes.en}.`,
            ja: `本日送信できるメールの上限に達しました。${resumes.ja} に自動で再開します。`,
          };
    case 'succeeded':
      return { en: 'Done.', ja: '完了しました。' };
    case 'completed-with-errors': {
      const rows = counts.invalid + counts.failed + counts.mailInDoubt;
      return {
        en: `Done. ${rows === 1 ? 'One row needs' : `${rows} rows need`} to be looked at.`,
        ja: `完了しました。確認が必要な行が ${rows} 件あります。`,
      };
    }
  }
}
