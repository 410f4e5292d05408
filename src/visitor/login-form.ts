import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** What a person types. */
export interface SignInCredentials {
  email: string;
  password: string;
  /** Typed where the page asks for a new password. */
  chosen: string;
}

/** A field that a person sees. */
interface Field {
  input: Locator;
  name: string;
  kind: 'email' | 'password' | 'new-password' | 'code' | 'other';
}

const maxForms = 6;
const pollMs = 250;

/**
 * Fills in whatever Cognito's sign-in page asks for until the browser is somewhere else: the classic page asks for address and password at
 * once and has its form twice, the managed one asks one after the other, and both ask for a new password in the place of a temporary one.
 * Resolves with what kept the person on the page; undefined when they are past it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
 */
export async function passLogin(
  page: Page,
  loginHost: string,
  credentials: SignInCredentials,
  { formWithinMs = 30_000 } = {},
): Promise<string | undefined> {
  const submitted = new Set<string>();
  for (let form = 0; form < maxForms; form++) {
    const fields = await nextForm(page, loginHost, submitted, formWithinMs);
    if (fields === 'passed') return undefined;
    if (fields === undefined) return stuck(page, credentials);
    if (fields.some(({ kind }) => kind === 'code')) return 'the sign-in page asks for a second factor.';
    submitted.add(signatureOf(fields));
    for (const { input, kind } of fields) await input.fill(answerTo(kind, credentials));
    await fields.at(-1)?.input.press('Enter');
  }
  return stuck(page, credentials);
}

const answerTo = (kind: Field['kind'], { email, password, chosen }: SignInCredentials): string => {
  if (kind === 'password') return password;
  return kind === 'new-password' ? chosen : email;
};

/** A form that was not submitted before. Undefined when none comes. */
async function nextForm(page: Page, loginHost: string, submitted: ReadonlySet<string>, withinMs: number) {
  for (const end = Date.now() + withinMs; Date.now() < end; await delay(pollMs)) {
    if (new URL(page.url()).host !== loginHost) return 'passed' as const;
    // The page may be replaced while it is read.
    const fields = await fieldsOf(page).catch(() => []);
    if (fields.length > 0 && !submitted.has(signatureOf(fields))) return fields;
  }
  return undefined;
}

const signatureOf = (fields: readonly Field[]) => fields.map(({ name, kind }) => `${kind} ${name}`).join();

async function fieldsOf(page: Page): Promise<Field[]> {
  const inputs = await page.locator('input:visible:not([type=checkbox]):not([type=submit]):not([type=button])').all();
  const read = await Promise.all(
    inputs.map(async input => {
      const [type, name, autocomplete] = await Promise.all(
        ['type', 'name', 'autocomplete'].map(async attribute => (await input.getAttribute(attribute)) ?? ''),
      );
      return { input, type: type ?? '', name: name ?? '', autocomplete: autocomplete ?? '' };
    }),
  );
  const passwords = read.filter(({ type }) => type === 'password').length;
  return read.map(({ input, type, name, autocomplete }) => {
    if (type === 'password') {
      const isNew = passwords > 1 || autocomplete === 'new-password' || /new|confirm/i.test(name);
      return { input, name, kind: isNew ? 'new-password' : 'password' };
    }
    if (autocomplete === 'one-time-code' || /code|otp|mfa/i.test(name)) return { input, name, kind: 'code' };
    return { input, name, kind: /user|email/i.test(name) || autocomplete === 'username' ? 'email' : 'other' };
  });
}

/** What the page says, without whom it says it about. */
async function stuck(page: Page, { email }: SignInCredentials): Promise<string> {
  const text = await page
    .locator('body')
    .innerText({ timeout: 2_000 })
    .catch(() => '');
  const said = text.replaceAll(/\s+/g, ' ').replaceAll(email, 'the person').trim().slice(0, 200);
  return `the sign-in page stays: "${said}"`;
}
