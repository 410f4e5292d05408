import { cognitoMailsPerDay } from '../settings/login/invitations.ts';
import { isWhole } from './forms.ts';
import { type Check, problem } from './problem.ts';

const path = 'login.invitations';

/** Far above the SES quota of any team: a larger number is a typing error. */
const maxMailsPerDay = 1_000_000;

/** How fast people are invited. What Cognito would refuse with every mail is found here, before the first. */
export const invitations: Check = function* ({ login: { invitations: given, sender } }) {
  const { writesPerSecond, mailsPerDay, mailReserve } = given;
  if (!isWhole(writesPerSecond, 1, 25)) {
    yield problem(`${path}.writesPerSecond`, writesPerSecond, 'a whole number from 1 to 25');
  }
  const most = sender === 'cognito' ? cognitoMailsPerDay : maxMailsPerDay;
  const mails = isWhole(mailsPerDay, 1, most);
  if (!mails) {
    const more = isWhole(mailsPerDay, 1, maxMailsPerDay);
    const fix = more ? 'Lower it, or let SES send: login.sender.' : '';
    const allowed = `a whole number from 1 to ${most}${sender === 'cognito' ? ' when Cognito sends' : ''}`;
    yield problem(`${path}.mailsPerDay`, mailsPerDay, allowed, fix);
  }
  if (!isWhole(mailReserve, 0, maxMailsPerDay)) {
    yield problem(`${path}.mailReserve`, mailReserve, 'a whole number from 0');
  } else if (mails && mailReserve >= mailsPerDay) {
    const fix = 'Lower it, or raise mailsPerDay: otherwise no one could be invited.';
    yield problem(`${path}.mailReserve`, mailReserve, `less than mailsPerDay's ${mailsPerDay}`, fix);
  }
};
