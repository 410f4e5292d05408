import { sentEmails } from '../../src/preview/people/sent-emails.ts';
import { testKeys } from './test-keys.ts';

/** What the embedded AWS would have mailed to somebody: the texts, first to last. */
export async function emailsTo(email: string, endpoint: string, keys = testKeys): Promise<string[]> {
  const mails = await sentEmails({ endpoint, keys });
  return mails.filter(({ to }) => to.includes(email)).map(({ html, text }) => html ?? text);
}

/** Who was mailed how often. */
export async function emailCounts(awsEndpoint: string): Promise<Record<string, number>> {
  const count: Record<string, number> = {};
  for (const to of (await sentEmails({ endpoint: awsEndpoint, keys: testKeys })).flatMap(({ to }) => to))
    count[to] = (count[to] ?? 0) + 1;
  return count;
}
