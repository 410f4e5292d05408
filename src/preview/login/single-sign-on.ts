import { randomBytes } from 'node:crypto';
import { type AlbAnswer, withCookies } from '../alb/answers.ts';
import { readCookies } from '../alb/cookies.ts';

/** Cognito's own: for an hour the login page knows a browser again. https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login.html */
const cookieName = 'cognito';
const validMs = 3_600_000;

interface Credentials {
  username: string;
  password: string;
}

/**
 * The sign-in cookie that the emulator's login page lacks. Whoever signed in is signed in again, for whichever app, by
 * typing the same once more into the page behind the curtain: so somebody who was disabled meanwhile meets the page.
 */
export function singleSignOn(cognitoEndpoint: string, now: () => number) {
  const remembered = new Map<string, Credentials & { until: number }>();
  /** Who is about to choose a new password, by the page's token. */
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
    /** Hands the form on; from a successful one the browser is remembered. */
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

    /** The login page, or what comes after it for a browser that is remembered. */
    async authorize(path: string, cookieHeader: string | undefined): Promise<AlbAnswer> {
      const page = await ask(path);
      const known = remembered.get(readCookies(cookieHeader).get(cookieName) ?? '');
      if (page.status !== 200 || !known || known.until <= now()) return page;
      const { username, password } = known;
      const answer = await ask('/login', { ...hiddenFields(page.body), username, password });
      return answer.status === 302 ? answer : page;
    },

    /** Cognito's logout: the browser is a stranger again, to every app. */
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

/** What a page's form sends besides what is typed. */
export function hiddenFields(page: string): Record<string, string> {
  const fields = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '');
