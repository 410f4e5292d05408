import { type Markup, markup } from '../markup.ts';
import type { PageContext } from '../portal/portal-page.ts';
import type { MailBudgetDocument } from './documents.ts';
import { inDigits } from './states.ts';

/** How much of the daily email limit is used. The script updates the figure. */
export function mailBudgetLine(
  { language, time }: PageContext,
  { spent, limit, resetsAt }: MailBudgetDocument,
): Markup {
  const figure = markup`<span data-count="spent">${inDigits(spent, language)}</span>`;
  const max = inDigits(limit, language);
  return language === 'en'
    ? markup`<p class="soft">Invitation emails today: ${figure} of ${max}. The limit resets ${time(resetsAt)}; invitations that are still waiting are then sent automatically.</p>`
    : markup`<p class="soft">本日の招待メール：${max} 通中 ${figure} 通送信済み。上限は ${time(resetsAt)} にリセットされ、送信待ちの招待は自動で送信されます。</p>`;
}
