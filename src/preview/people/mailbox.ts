import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { escapeHtml } from '../../pages/markup.ts';
import type { SentEmail } from './sent-emails.ts';

export interface MailboxPorts {
  /** All that was sent so far. */
  sent(): Promise<readonly SentEmail[]>;
  /** Mails that could not be fetched or kept: they are tried again. */
  log(problem: string, error: unknown): void;
}

const everyMs = 1_000;

/** Puts every mail into a folder as a file that a browser opens, once a second, until `stop`. */
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
        if (!ending.signal.aborted) log(`Mails are missing in ${directory}.`, error);
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

/** In the order of their sending. What an address may hold and a file name may not is left out. */
const fileName = (number: number, { to }: SentEmail) =>
  `${String(number).padStart(4, '0')}-${to.join(',').replaceAll(/[^\w.@+,-]/g, '_')}.html`;

/** The mail under its envelope. */
const asPage = ({ from, to, subject, html, text }: SentEmail) => `<!doctype html>
<meta charset="utf-8">
<title>${escapeHtml(subject)}</title>
<pre>From: ${escapeHtml(from)}
To: ${escapeHtml(to.join(', '))}
Subject: ${escapeHtml(subject)}</pre>
<hr>
${html ?? `<pre>${escapeHtml(text)}</pre>`}
`;
