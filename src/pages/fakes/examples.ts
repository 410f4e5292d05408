import type { ALBResult } from 'aws-lambda';
import type { Language } from '../../kit/languages.ts';
import type { WakeStep } from '../../power/wake-progress.ts';
import { refusalResponse } from '../access/refused.ts';
import { signedOutPage } from '../access/signed-out.ts';
import { pageResponse } from '../page.ts';
import type { AppStatus } from '../power/app-status.ts';
import { asleepPage } from '../power/asleep.ts';
import { statusPage } from '../power/status.ts';
import { waitingPage } from '../power/waiting.ts';

const help = { contact: 'data@example.com', requestId: 'Root=1-67891233-abcdef012345678912345678' };
const leased = {
  en: 'A visitor woke the app. It stays awake while people are connected, until Mon 30 Nov, 21:05 CET at the latest.',
  ja: '利用者が起動しました。接続中は稼働を続けます（最長 11月30日(月) 21:05 CET まで）。',
};
const closed = {
  en: 'The app is closed. It opens Tue 1 Dec, 08:00 CET.',
  ja: '利用時間外です。次の開始は 12月1日(火) 08:00 CET です。',
};
const eight = { en: 'Mon 30 Nov, 18:00 CET', ja: '11月30日(月) 18:00 CET' };
const nine = { en: 'Mon 30 Nov, 21:05 CET', ja: '11月30日(月) 21:05 CET' };

export const aStatus = (differing: Partial<AppStatus> = {}): AppStatus => ({
  app: 'sales',
  state: 'waking',
  ready: false,
  stage: 'starting',
  reason: 'leased',
  sentence: leased,
  since: '2026-11-30T16:05:00Z',
  until: '2026-11-30T20:05:00Z',
  waitedSeconds: 12,
  usually: { running: { p50: 25, p90: 41 }, ready: { p50: 40, p90: 65 } },
  canExtend: true,
  ...differing,
});

/** A waiting page, as `wake` answers it. */
export const aWait = (language: Language, differing: Partial<AppStatus> & { stage?: WakeStep } = {}) => {
  const status = { ...aStatus(differing), stage: differing.stage ?? 'starting' };
  return pageResponse(503, waitingPage({ ...help, language, status, healthPath: '/_stcore/health' }));
};

const person = { email: 'ana@example.com', name: 'Ana García', groups: ['admins', 'finance'] };
const failure = {
  at: '2026-11-30T16:06:00Z',
  reason: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref',
};
const slept = {
  en: `The app had been asleep since ${eight.en}. ${closed.en}`,
  ja: `${eight.ja} から停止していました。${closed.ja}`,
};

/** Every page there is, as its visitors get it. */
export const examples = {
  asked: language => {
    const status = { ...aStatus(), stage: 'asked' as const, waitedSeconds: 0 };
    return pageResponse(503, waitingPage({ ...help, language, status, slept, healthPath: '/_stcore/health' }));
  },
  checking: language => aWait(language, { stage: 'checking', waitedSeconds: 31 }),
  'first-wake': language => {
    const { usually: _, ...status } = aStatus();
    return pageResponse(
      503,
      waitingPage({ ...help, language, status: { ...status, stage: 'starting' }, healthPath: '/x' }),
    );
  },
  failed: language => aWait(language, { state: 'failed', failure, waitedSeconds: 130 }),
  ready: language => aWait(language, { state: 'awake', stage: 'ready', ready: true }),
  closed: language =>
    pageResponse(
      503,
      asleepPage({ ...help, language, app: 'sales', why: { kind: 'not-now', sentence: closed, since: eight } }),
    ),
  'not-asked': language => pageResponse(503, asleepPage({ ...help, language, app: 'sales', why: { kind: 'failed' } })),
  'not-sent': language => pageResponse(503, asleepPage({ ...help, language, app: 'sales', why: { kind: 'not-sent' } })),
  status: language =>
    pageResponse(
      200,
      statusPage({
        ...help,
        language,
        status: aStatus({ state: 'awake', stage: 'ready', ready: true }),
        person,
        times: { since: eight, until: nine, extended: nine },
      }),
    ),
  'status-asleep': language =>
    pageResponse(
      200,
      statusPage({
        ...help,
        language,
        status: aStatus({ state: 'asleep', stage: null, reason: 'closed', sentence: closed }),
        person: { groups: [] },
        times: { since: eight },
      }),
    ),
  'signed-out': () => pageResponse(200, signedOutPage),
  refused: () =>
    refusalResponse(
      { status: 403, code: 'not-allowed', person, requestId: help.requestId },
      { app: 'sales', contact: help.contact },
      'page',
    ),
} as const satisfies Record<string, (language: Language) => ALBResult>;
