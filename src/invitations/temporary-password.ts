/** The part of a pool's password policy that matters here: every kind of character is in the password, required or not. */
export interface PasswordPolicy {
  /** Cognito allows 6 to 99. */
  minimumLength: number;
}

/** The policy of a stage's pool, from the environment of the functions that invite people into it. */
export function passwordPolicy(minimumPasswordLength: string): PasswordPolicy {
  const minimumLength = Number(minimumPasswordLength);
  if (Number.isInteger(minimumLength) && minimumLength >= 6 && minimumLength <= 99) return { minimumLength };
  const allowed = 'a whole number from 6 to 99';
  throw new Error(
    `The minimum password length is "${minimumPasswordLength}". Allowed: ${allowed}. Deploy the stage again.`,
  );
}

/** A whole number from 0 up to, but not including, `count`. All are equally likely. */
export type Draw = (count: number) => number;

/**
 * Of characters that look alike (such as 0 O D, 1 I l, 5 S s, c C) at most one, no m and no w, which look like rn and vv, and no
 * vowels, so that no words appear.
 */
const kinds = ['cdfhknprtvxy', 'DFHLNRT', '23456789'] as const;
const characters = kinds.join('');

/**
 * The only symbol, allowed by every policy. Inside a word it has no meaning in HTML, URLs, Markdown or a shell, and a double click
 * selects the word as a whole: https://www.unicode.org/reports/tr29/#ExtendNumLet
 */
const separator = '_';

/** Groups are easier to read and to type. Three of them are 15 characters out of 27: 71 bits. */
const groupLength = 5;
const minimumGroups = 3;

/**
 * A temporary password that can be read in an HTML email and typed from it: groups of five with `_` between them, as many as the
 * policy requires. Cognito's own can contain `<` and `&`, which an HTML email swallows, and end with a full stop:
 * https://github.com/aws-samples/sample-agentcore-lowcode-nocode/pull/1
 * What counts as which kind: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
export function temporaryPassword({ minimumLength }: PasswordPolicy, draw: Draw): string {
  const groups = Math.max(
    minimumGroups,
    Math.ceil((minimumLength + separator.length) / (groupLength + separator.length)),
  );
  // Drawn again as a whole: replacing a character would make some passwords more likely than others.
  for (;;) {
    const password = Array.from({ length: groups }, () => group(draw)).join(separator);
    if (kinds.every(kind => [...kind].some(character => password.includes(character)))) return password;
  }
}

const group = (draw: Draw) =>
  Array.from({ length: groupLength }, () => characters.charAt(draw(characters.length))).join('');
