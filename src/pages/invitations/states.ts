import type { Counts, Job, JobState } from '../../invitations/job.ts';
import type { PersonState } from '../../invitations/person-state.ts';
import type { OnExisting, RowState, RowStep } from '../../invitations/row.ts';
import type { Language, Texts } from '../../kit/languages.ts';

export const jobStates: Record<JobState, Texts> = {
  submitting: { en: 'Saving', ja: '登録中' },
  planned: { en: 'Planned', ja: '実行待ち' },
  queued: { en: 'Queued', ja: '開始待ち' },
  running: { en: 'Running', ja: '実行中' },
  paused: { en: 'Paused', ja: '一時停止中' },
  succeeded: { en: 'Completed', ja: '完了' },
  'completed-with-errors': { en: 'Completed with errors', ja: '完了（エラーあり）' },
};

/** The state of a job as a sentence. `resumes`: when a paused job continues, in words. */
export function jobSentence(
  { state, pause, counts }: Job,
  resumes: Readonly<Record<Language, string | undefined>>,
): Texts {
  switch (state) {
    case 'submitting':
      return { en: 'The rows are being saved.', ja: '行を登録しています。' };
    case 'planned':
      return {
        en: 'This is the plan. No one has been invited yet.',
        ja: '処理内容を確認してください。まだ誰も招待されていません。',
      };
    case 'queued':
      return { en: 'Queued. Inviting starts shortly.', ja: 'まもなく開始します。' };
    case 'running':
      return { en: 'Inviting people.', ja: '招待を実行しています。' };
    case 'paused':
      return pause?.reason === 'throttled'
        ? {
            en: `Cognito is limiting requests. Sending resumes automatically: ${resumes.en}.`,
            ja: `Cognito のリクエスト制限に達しました。${resumes.ja} に自動で再開します。`,
          }
        : {
            en: `Today's email limit is reached. Sending resumes automatically: ${resumes.en}.`,
            ja: `1 日の送信上限に達しました。${resumes.ja} に自動で再開します。`,
          };
    case 'succeeded':
      return { en: 'Completed.', ja: '完了しました。' };
    case 'completed-with-errors': {
      const rows = counts.invalid + counts.failed + counts.mailInDoubt;
      return {
        en: `Completed. ${rows === 1 ? '1 row needs' : `${inDigits(rows, 'en')} rows need`} attention.`,
        ja: `完了しました。確認が必要な行が ${inDigits(rows, 'ja')} 件あります。`,
      };
    }
  }
}

export const countNames: Record<keyof Counts, Texts> = {
  waiting: { en: 'Queued', ja: '待機中' },
  calling: { en: 'Sending email', ja: 'メール送信中' },
  mailed: { en: 'Adding groups', ja: 'グループ追加中' },
  deferred: { en: 'Queued for a later day', ja: '翌日以降に送信' },
  invited: { en: 'Invited', ja: '招待済み' },
  resent: { en: 'Invitation resent', ja: '再送済み' },
  updated: { en: 'Updated', ja: '更新済み' },
  unchanged: { en: 'No change', ja: '変更なし' },
  failed: { en: 'Failed', ja: '失敗' },
  mailInDoubt: { en: 'Email not confirmed', ja: 'メール送信未確認' },
  invalid: { en: 'Invalid', ja: 'エラーのある行' },
};

export const actionNames: Record<RowStep['action'], Texts> = {
  invite: { en: 'Invite', ja: '招待' },
  resend: { en: 'Resend invitation', ja: '招待を再送' },
  update: { en: 'Update without email', ja: '更新（メールなし）' },
  nothing: { en: 'No change', ja: '変更なし' },
  refuse: { en: 'Refuse', ja: '拒否' },
};

export const rowStates: Record<RowState, Texts> = {
  invalid: countNames.invalid,
  waiting: countNames.waiting,
  calling: countNames.calling,
  mailed: countNames.mailed,
  deferred: countNames.deferred,
  done: { en: 'Completed', ja: '完了' },
};

export const personStates: Record<PersonState, Texts> = {
  invited: { en: 'Invited', ja: '招待中' },
  expired: { en: 'Expired', ja: '期限切れ' },
  active: { en: 'Active', ja: '有効' },
  disabled: { en: 'Disabled', ja: '無効' },
};

export const existingModeNames: Record<OnExisting, Texts> = {
  'merge-groups': {
    en: 'Add the groups and the last day of access from the file, without an email',
    ja: 'ファイルのグループと利用最終日を追加する（メールは送信しない）',
  },
  skip: { en: 'Skip them', ja: 'スキップする' },
  resend: {
    en: "Resend the invitation to people who haven't signed in yet, and add the groups",
    ja: 'まだサインインしていないユーザーに招待を再送し、グループを追加する',
  },
  error: { en: 'Report an error', ja: 'エラーにする' },
};

/** `1,234`. */
export const inDigits = (number: number, language: Language): string => number.toLocaleString(language);
