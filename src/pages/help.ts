import type { Language } from '../kit/languages.ts';
import { type Markup, markup } from './markup.ts';

/** Where to get help, and the request ID to quote. */
export interface Help {
  contact: string;
  requestId: string;
}

/** The contact and the request ID, for the foot of a page. */
export const helpText = ({ contact, requestId }: Help, language: Language): Markup =>
  markup`${{ en: 'Questions?', ja: 'お問い合わせ先：' }[language]} ${contact}<br>${
    { en: 'Request ID', ja: 'リクエスト ID' }[language]
  } <code>${requestId}</code>`;
