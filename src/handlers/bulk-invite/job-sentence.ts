import type { Job } from '../../invitations/job.ts';
import type { Texts } from '../../kit/languages.ts';

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
