import { invitationBody } from '../invitations.ts';
import type { OriginPattern } from '../origins.ts';
import { type Check, type Problem, problem } from './problem.ts';

/**
 * What Cognito takes in a mail: its pattern, in which `\s` is Java's. A no-break or ideographic space is not among it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_MessageTemplateType.html
 */
const foreign = /[^\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]/u;
const maxBodyLength = 20_000;
const maxLineLength = 140;

const codeOf = (character: string) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;

function* subjectProblems(path: string, subject: string): Iterable<Problem> {
  if (subject.trim() === '' || subject.length > maxLineLength || /[\r\n]/.test(subject)) {
    yield problem(path, subject, `one line of 1 to ${maxLineLength} characters`);
  }
  const [character] = foreign.exec(subject) ?? [];
  if (character) {
    yield problem(path, subject, 'letters, digits, symbols and plain spaces', `Remove ${codeOf(character)}.`);
  }
}

/** `sent` is what the body has become when Cognito gets it. */
function* bodyProblems(path: string, body: string, sent: string, needed: readonly string[]): Iterable<Problem> {
  for (const placeholder of needed.filter(it => !body.includes(it))) {
    yield problem(path, body, `a text with ${placeholder}`, 'Add it: Cognito rejects the text without it.');
  }
  if (sent.length < 6 || sent.length > maxBodyLength) {
    const allowed = `6 to ${maxBodyLength} characters, the apps' addresses included: it has ${sent.length}`;
    yield problem(path, body, allowed);
  }
  const [character = ''] = foreign.exec(body) ?? [];
  if (character) {
    const fix = `Write ${codeOf(character)} as &#${character.codePointAt(0)};`;
    yield problem(path, body, 'letters, digits, symbols and plain spaces', fix);
  }
}

/** What people are sent. Lengths are in UTF-16 units, by which a rare character counts twice. */
export const texts: Check = function* (settings, stage) {
  const { invitation, verification, sms } = settings.login.texts;
  // The preview's port has five digits at most.
  const pattern: OriginPattern = stage === 'local' ? 'http://{host}:65535' : 'https://{host}';
  const sent = invitationBody(settings, pattern);
  yield* subjectProblems('login.texts.invitation.subject', invitation.subject);
  yield* bodyProblems('login.texts.invitation.body', invitation.body, sent, ['{username}', '{####}']);
  const [unknown] = invitation.body.match(/\{(?!username\}|apps\}|days\})\w+\}/) ?? [];
  if (unknown) {
    const allowed = '{username}, {####}, {apps} and {days} in braces';
    yield problem('login.texts.invitation.body', unknown, allowed, 'Remove it: nothing fills it in.');
  }
  const others = { invitation: invitation.subject, verification: Object.values(verification).join(), sms };
  for (const [name, text] of Object.entries(others)) {
    const [unfilled] = text.match(/\{(?:apps|days)\}/) ?? [];
    if (unfilled) {
      const fix = 'Remove it: nothing fills it in here.';
      yield problem(`login.texts.${name}`, unfilled, '{apps} and {days} only in the body of the invitation', fix);
    }
  }
  yield* subjectProblems('login.texts.verification.subject', verification.subject);
  yield* bodyProblems('login.texts.verification.body', verification.body, verification.body, ['{####}']);
  if (sms.length > maxLineLength || !/^[^\n\r\u0085\u2028\u2029]*\{####\}[^\n\r\u0085\u2028\u2029]*$/.test(sms)) {
    yield problem('login.texts.sms', sms, `one line with {####}, at most ${maxLineLength} characters`);
  }
};
