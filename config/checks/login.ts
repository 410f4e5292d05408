import { isWhole, repeated } from './forms.ts';
import { type Check, problem } from './problem.ts';

/** How long a sign-in lasts. Cognito wants the refresh token, which lasts as long as the session, to outlive the others. */
export const lifetimes: Check = function* ({ login: { sessionHours, accessTokenMinutes } }) {
  const session = isWhole(sessionHours, 1, 168);
  if (!session) {
    yield problem('login.sessionHours', sessionHours, 'a whole number from 1 to 168');
  }
  if (!isWhole(accessTokenMinutes, 5, 1440)) {
    yield problem('login.accessTokenMinutes', accessTokenMinutes, 'a whole number from 5 to 1440');
  } else if (session && accessTokenMinutes >= sessionHours * 60) {
    const fix = 'Lower it, or raise sessionHours.';
    yield problem('login.accessTokenMinutes', accessTokenMinutes, `less than the session's ${sessionHours} h`, fix);
  }
};

export const password: Check = function* ({ login: { password: given } }) {
  if (!isWhole(given.minimumLength, 8, 99)) {
    yield problem('login.password.minimumLength', given.minimumLength, 'a whole number from 8 to 99');
  }
  if (!isWhole(given.temporaryDays, 1, 365)) {
    yield problem('login.password.temporaryDays', given.temporaryDays, 'a whole number from 1 to 365');
  }
};

/** What people must have besides a password and an address. */
export const factors: Check = function* ({ login: { requiredAttributes, mfa } }) {
  for (const attribute of repeated(requiredAttributes)) {
    yield problem('login.requiredAttributes', attribute, 'each attribute once');
  }
  if (mfa === 'off') return;
  for (const method of repeated(mfa.methods)) {
    yield problem('login.mfa.methods', method, 'each method once');
  }
  const byTextOnly = mfa.methods.every(method => method === 'sms');
  if (mfa.mode === 'required' && byTextOnly && !requiredAttributes.includes('phone_number')) {
    const allowed = 'sms alone only with phone_number among login.requiredAttributes';
    yield problem(
      'login.mfa',
      mfa,
      allowed,
      'Add it, or add the method totp: people without a phone number could not sign in.',
    );
  }
};
