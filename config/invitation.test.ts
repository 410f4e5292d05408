import { expect, test } from '@jest/globals';
import { app, settings } from './checks/fakes/settings.ts';
import { invitationBody } from './invitation.ts';
import { completeStage } from './settings/stage.ts';

test('the addresses and the days are in it, and what Cognito fills is left', () => {
  const texts = { invitation: { subject: 'Hello', body: '{username} {####}: {apps}, {days} days, {days}' } };
  const apps = { a: app({ host: 'a.example.com' }), b: app({ host: 'b.example.com' }) };
  const given = settings({ apps, login: { texts, password: { temporaryDays: 7 } } });
  expect(invitationBody(completeStage(given), 'https://{host}')).toBe(
    '{username} {####}: <a href="https://a.example.com">https://a.example.com</a>, <a href="https://b.example.com">https://b.example.com</a>, 7 days, 7',
  );
});
