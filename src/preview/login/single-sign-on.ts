import { randomBytes } from 'node:crypto';
import { type AlbAnswer, withCookies } from '../alb/answers.ts';
import { readCookies } from '../alb/cookies.ts';

/** As in Cognito, the login page remembers a browser for an hour. https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login.html */
const cookieName = 'cognito';
const validMs = 3_600_000;

interface Credentials {
  username: string;
  password: string;
}

/**
 * Adds the sign-in cookie that the emulator's login page lacks. Signs a remembered browser in to any app by submitting the
 * same credentials again, so a person who has been disabled since then gets the login page.
 */
export function singleSignOn(cognitoEndpoint: string, now: () => number) {
  const remembered = new Map<string, Credentials & { until: number }>();
  /** User names of people who are choosing a new password, by the page's token. */
  const choosing = new Map<string, string>();

  const ask = async (path: string, form?: Record<string, string>): Promise<AlbAnswer & { body: string }> => {
    const body = form && new URLSearchParams(form);
    const response = await fetch(new URL(path, cognitoEndpoint), {
      redirect: 'manual',
      ...(body ? { method: 'POST', body } : {}),
    });
    const headers = Object.fromEntries([...response.headers].filter(([name]) => passedOn.has(name)));
    return { status: response.status, headers, body: await response.text() };
  };

  const credentialsOf = ({ username, password, np_token: token, new_password: chosen }: Record<string, string>) => {
    const who = username ?? choosing.get(token ?? '');
    const secret = password ?? chosen;
    return who && secret ? { username: who, password: secret } : undefined;
  };

  return {
    /** Submits the form, and remembers the browser after a successful sign-in. */
    async submit(path: string, form: Record<string, string>): Promise<AlbAnswer> {
      const answer = await ask(path, form);
      const credentials = credentialsOf(form);
      const { np_token: token } = hiddenFields(answer.body);
      if (token && credentials) choosing.set(token, credentials.username);
      if (answer.status !== 302 || !credentials) return answer;
      choosing.delete(form.np_token ?? '');
      const key = randomBytes(18).toString('base64url');
      remembered.set(key, { ...credentials, until: now() + validMs });
      const cookie = `${cookieName}=${key}; Path=/; Secure; HttpOnly; SameSite=Lax`;
      return withCookies(answer, [cookie]);
    },

    /** Returns the login page, or signs a remembered browser in. */
    async authorize(path: string, cookieHeader: string | undefined): Promise<AlbAnswer> {
      const page = await ask(path);
      const known = remembered.get(readCookies(cookieHeader).get(cookieName) ?? '');
      if (page.status !== 200 || !known || known.until <= now()) return page;
      const { username, password } = known;
      const answer = await ask('/login', { ...hiddenFields(page.body), username, password });
      return answer.status === 302 ? answer : page;
    },

    /** Forgets the browser, for every app. */
    async logout(path: string, cookieHeader: string | undefined): Promise<AlbAnswer> {
      const answer = await ask(path);
      if (answer.status !== 302) return answer;
      remembered.delete(readCookies(cookieHeader).get(cookieName) ?? '');
      const cookie = `${cookieName}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly; SameSite=Lax`;
      return withCookies(answer, [cookie]);
    },
  };
}

export type SingleSignOn = ReturnType<typeof singleSignOn>;

const passedOn = new Set(['content-type', 'location', 'cache-control']);

/** Reads the hidden fields of a page's form. */
export function hiddenFields(page: string): Record<string, string> {
  const fields = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '');
