import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { escapeHtml } from '../../pages/markup.ts';
import type { SentEmail } from './sent-emails.ts';

export interface MailboxPorts {
  /** Every email sent so far. */
  sent(): Promise<readonly SentEmail[]>;
  /** Logs emails that could not be read or saved. They are retried. */
  log(problem: string, error: unknown): void;
}

const everyMs = 1_000;

/** Saves every email as an HTML file, once a second, until `stop`. */
export async function startMailbox(directory: string, { sent, log }: MailboxPorts) {
  await mkdir(directory, { recursive: true });
  const kept = new Set<string>();
  const ending = new AbortController();

  async function collect() {
    for (const mail of await sent()) {
      if (kept.has(mail.id)) continue;
      await writeFile(join(directory, fileName(kept.size + 1, mail)), asPage(mail));
      kept.add(mail.id);
    }
  }

  async function follow() {
    while (!ending.signal.aborted) {
      await collect().catch(error => {
        if (!ending.signal.aborted) log(`Emails are missing in ${directory}.`, error);
      });
      await delay(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  const followed = follow();
  return {
    stop(): Promise<void> {
      ending.abort();
      return followed;
    },
  };
}

/** Numbered in the order of sending. Replaces characters that are valid in an address but not in a file name. */
const fileName = (number: number, { to }: SentEmail) =>
  `${String(number).padStart(4, '0')}-${to.join(',').replaceAll(/[^\w.@+,-]/g, '_')}.html`;

/** The email as a page, below its sender, recipients and subject. */
const asPage = ({ from, to, subject, html, text }: SentEmail) => `<!doctype html>
<meta charset="utf-8">
<title>${escapeHtml(subject)}</title>
<pre>From: ${escapeHtml(from)}
To: ${escapeHtml(to.join(', '))}
Subject: ${escapeHtml(subject)}</pre>
<hr>
${html ?? `<pre>${escapeHtml(text)}</pre>`}
`;
