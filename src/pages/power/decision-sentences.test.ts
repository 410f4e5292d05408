import { expect, test } from '@jest/globals';
import type { PowerDecision, PowerReason } from '../../power/decide.ts';
import { minutes } from '../../power/fakes/observations.ts';
import { decisionSentence } from './decision-sentences.ts';

const hold = { target: 'asleep' as const, until: minutes(60), by: 'ana', reason: 'We move house' };

test.each<[PowerReason, Partial<PowerDecision>, en: string, ja: string]>([
  ['unknown', {}, 'nothing is changed', '何も変更しません'],
  ['verifying', { until: minutes(5) }, 'until Mon 30 Nov, 11:05 CET at the latest', '11月30日(月) 11:05'],
  ['rolling-out', {}, 'A new version', '新しいバージョン'],
  ['held-awake', { until: minutes(60), hold }, 'awake until Mon 30 Nov, 12:00 CET: We move house', 'We move house'],
  ['held-asleep', { until: minutes(60), hold }, 'asleep until Mon 30 Nov, 12:00 CET: We move house', '停止を続けます'],
  ['leased', { until: minutes(240) }, 'until Mon 30 Nov, 15:00 CET at the latest', '最長 11月30日(月) 15:00'],
  ['open', {}, 'always open', '常に'],
  ['open', { until: minutes(60) }, 'open until Mon 30 Nov, 12:00 CET', '利用時間は'],
  ['in-use', {}, 'People are connected.', '接続中'],
  ['maybe-in-use', {}, "can't tell", '確認できない'],
  ['just-opened', { until: minutes(9) }, 'waits for visitors until Mon 30 Nov, 11:09 CET', '待機'],
  ['just-started', { until: minutes(9) }, 'until Mon 30 Nov, 11:09 CET at least', '起動したばかり'],
  ['draining', { until: minutes(30) }, 'can stay until Mon 30 Nov, 11:30 CET', '11:30'],
  ['grace-over', { until: minutes(60) }, 'It opens Mon 30 Nov, 12:00 CET.', '次の開始は'],
  ['closed', {}, 'The app is closed.', '利用時間外です。'],
  ['closed', { until: minutes(60) }, 'It opens Mon 30 Nov, 12:00 CET.', '次の開始は 11月30日(月) 12:00'],
  ['idle', {}, 'No one has been connected', 'しばらく'],
])('%s', (reason, more, en, ja) => {
  const said = decisionSentence({ target: 'awake', reason, ...more }, 'Europe/Madrid');
  expect(said.en).toContain(en);
  expect(said.ja).toContain(ja);
  expect(JSON.stringify(said)).not.toMatch(/undefined| {2}/);
});
