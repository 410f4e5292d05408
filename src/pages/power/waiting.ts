import type { Language, Texts } from '../../kit/languages.ts';
import type { WakeStep } from '../../power/wake-progress.ts';
import { type Help, helpText } from '../help.ts';
import { type Markup, markup, truncate, verbatim } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';
import type { AppStatus } from './app-status.ts';
import { duration, phaseTexts, stepNames, usualWait } from './waiting/phase-texts.ts';
import script from './waiting/script.html';

export interface WaitingPage extends Help {
  language: Language;
  /** The status of an app that is being woken. */
  status: AppStatus & { stage: WakeStep };
  /** Since when and why the app was asleep before this wake, while that is still known. */
  slept?: Texts;
  /** The load balancer's health check, which signed-in visitors can call too. */
  healthPath: string;
}

/**
 * Shows a visitor how far a wake has come, how long it usually takes and how long the app will stay awake. The script polls
 * `/_gate/status` until the app is ready and then reloads the page. Without script there is a link to reload.
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
<ol>${steps.map(each => stepItem(each, status, language))}</ol>
<p>${elapsedText(waited)[language]}</p>
${status.usually && markup`<p>${usualWait(status.usually.ready)[language]}</p>`}
${slept && markup`<p>${truncate(slept[language])}</p>`}
<p data-sentence>${truncate(sentence[language])}</p>
<a href="" class="quiet" data-reload>${{ en: 'Reload', ja: '再読み込み' }[language]}</a>
<noscript><p>${withoutScript[language]}</p></noscript>`,
    footer: helpText({ contact, requestId }, language),
    script: { data: { phases, health: healthPath, waited, phase }, element: script },
  });
}

const steps = Object.keys(stepNames) as WakeStep[];

function stepItem(stage: WakeStep, { stage: current, usually }: AppStatus, language: Language): Markup {
  const runs = stage === 'starting' ? usually?.running : undefined; // the total is in the line below
  return markup`<li data-stage="${stage}"${stage === current ? verbatim(' aria-current="step"') : undefined}>${stepNames[stage][language]}${
    runs && markup` <small>${usualDuration(runs.p50)[language]}</small>`
  }</li>`;
}

const usualDuration = (seconds: number): Texts => {
  const { en, ja } = duration(seconds);
  return { en: `usually ${en}`, ja: `通常 ${ja}` };
};

const elapsedText = (seconds: number): Record<Language, Markup> => ({
  en: markup`<span data-waited>${seconds}</span> s elapsed`,
  ja: markup`経過時間：<span data-waited>${seconds}</span> 秒`,
});

const withoutScript: Texts = {
  en: "JavaScript is off, so this page can't update by itself. Reload it in a minute.",
  ja: 'JavaScript が無効のため自動では更新されません。しばらくしてから再読み込みしてください。',
};
