import { expect, test } from '@jest/globals';
import { app, settings, withLogin } from './checks/fakes/settings.ts';
import { invitationBody, invitationSettings } from './invitations.ts';
import type { LoginSettings } from './settings/login.ts';
import { completeStage } from './settings/stage.ts';

const of = (login: LoginSettings) => invitationSettings(completeStage(withLogin(login)));
const ses = { identity: 'arn:aws:ses:eu-west-1:222222222222:identity/example.com', from: 'data@example.com' } as const;

test('a stage that says nothing has what Cognito sends, less the reserve', () => {
  expect(of({})).toEqual({ writesPerSecond: 5, mailsPerDay: 50, mailReserve: 10, temporaryDays: 3, named: false });
});

test('with SES it has more', () => {
  expect(of({ sender: ses })).toMatchObject({ mailsPerDay: 50_000, mailReserve: 10 });
});

test('what it says counts, whoever sends', () => {
  const invitations = { writesPerSecond: 1, mailsPerDay: 40, mailReserve: 0 };
  const more = { password: { temporaryDays: 7 }, signIn: 'username-or-email' } as const;
  expect(of({ invitations, sender: ses, ...more })).toEqual({ ...invitations, temporaryDays: 7, named: true });
});

test('the addresses and the days are in it, and what Cognito fills is left', () => {
  const texts = { invitation: { subject: 'Hello', body: '{username} {####}: {apps}, {days} days, {days}' } };
  const apps = { a: app({ host: 'a.example.com' }), b: app({ host: 'b.example.com' }) };
  const given = settings({ apps, login: { texts, password: { temporaryDays: 7 } } });
  expect(invitationBody(completeStage(given), 'https://{host}')).toBe(
    '{username} {####}: <a href="https://a.example.com">https://a.example.com</a>, <a href="https://b.example.com">https://b.example.com</a>, 7 days, 7',
  );
});
