import { type Markup, markup } from '../markup.ts';
import type { PageContext } from '../portal/portal-page.ts';
import type { MailBudgetDocument } from './documents.ts';
import { inDigits } from './states.ts';

/** How many mails there are left to be sent today. The script renews the figure. */
export function mails({ language, time }: PageContext, { spent, limit, resetsAt }: MailBudgetDocument): Markup {
  const figure = markup`<span data-count="spent">${inDigits(spent, language)}</span>`;
  const most = inDigits(limit, language);
  return language === 'en'
    ? markup`<p class="soft">Invitation mails of today: ${figure} of ${most}. Counted anew from ${time(resetsAt)}; what is left over then goes by itself.</p>`
    : markup`<p class="soft">本日の招待メール：${most} 通中 ${figure} 通送信済み。${time(resetsAt)} にリセットされ、残りは自動で送信されます。</p>`;
}
