import type { Language, Texts } from '../../kit/languages.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';
import { type AppStatus, type WakeStep, wakeSteps } from './app-status.ts';
import { duration, phaseTexts, stepNames, usualWait } from './waiting/phase-texts.ts';
import script from './waiting/script.html';

/** Whom to ask, and what to call the request by. */
export interface Help {
  contact: string;
  requestId: string;
}

export interface WaitingPage extends Help {
  language: Language;
  /** Of an app that is being woken. */
  status: AppStatus & { stage: WakeStep };
  /** Why it slept until somebody asked, while that is still known. */
  slept?: Texts;
  /** What the load balancer asks to learn whether the app works; signed-in visitors may ask it too. */
  healthPath: string;
}

/**
 * What a visitor sees while an app wakes: how far it has come, how long that usually takes, how long it will stay up. Its
 * script asks `/_gate/status` until the app is ready and then opens what was asked for; without script there is a link.
 */
export function waitingPage({ language, status, slept, healthPath, contact, requestId }: WaitingPage): PageRenderer {
  const { app, stage, waitedSeconds: waited = 0, sentence, failure } = status;
  const phase = status.state === 'failed' ? 'failed' : stage;
  const phases = phaseTexts(app);
  return renderPage({
    language,
    ...phases[phase],
    body: language => markup`
<code data-failure>${truncate(failure?.reason ?? '')}</code>
<ol>${wakeSteps.map(each => stepItem(each, status, language))}</ol>
<p>${elapsedText(waited)[language]} ${status.usually && usualWait(status.usually.ready)[language]}</p>
${slept && markup`<p>${truncate(slept[language])}</p>`}
<p data-sentence>${truncate(sentence[language])}</p>
<a href="" class="quiet" data-reload>${{ en: 'Reload', ja: '再読み込み' }[language]}</a>
<noscript><p>${withoutScript[language]}</p></noscript>`,
    footer: helpText({ contact, requestId }, language),
    script: { data: { said: phases, health: healthPath, waited, phase }, element: script },
  });
}

function stepItem(stage: WakeStep, { stage: current, usually }: AppStatus, language: Language): Markup {
  const runs = stage === 'starting' ? usually?.running : undefined; // of the whole, the line below tells
  return markup`<li data-stage="${stage}"${stage === current ? verbatim(' aria-current="step"') : undefined}>${stepNames[stage][language]}${
    runs && markup` <small>${usualDuration(runs.p50)[language]}</small>`
  }</li>`;
}

const usualDuration = (seconds: number): Texts => {
  const { en, ja } = duration(seconds);
  return { en: `usually ${en}`, ja: `通常 ${ja}` };
};

const elapsedText = (seconds: number): Record<Language, Markup> => ({
  en: markup`<span data-waited>${seconds}</span> s so far.`,
  ja: markup`<span data-waited>${seconds}</span> 秒経過。`,
});

const withoutScript: Texts = {
  en: 'Without JavaScript this page stays as it is: reload it in a while.',
  ja: 'JavaScript が無効のため自動では更新されません。しばらくしてから再読み込みしてください。',
};

/** Whom to ask about what, at the foot of a page. */
export const helpText = ({ contact, requestId }: Help, language: Language): Markup =>
  markup`${{ en: 'Questions?', ja: 'お問い合わせ先：' }[language]} ${contact}<br>${
    { en: 'Request', ja: 'リクエスト' }[language]
  } <code>${requestId}</code>`;

/** Of other people's words no more than a page bears. */
export const truncate = (text: string): string => (text.length > 240 ? `${text.slice(0, 239)}…` : text);
