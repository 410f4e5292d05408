import { type EmbeddedAws, withPassword } from '../emulator/keys.ts';

/** An email that the embedded AWS would have sent. */
export interface SentEmail {
  id: string;
  from: string;
  to: readonly string[];
  subject: string;
  /** Undefined in a text-only email. */
  html?: string;
  text: string;
}

interface Recorded {
  MessageId: string;
  Source: string;
  To: string[];
  Subject: string;
  BodyHtml: string | null;
  BodyText: string;
}

/** Every email that the embedded AWS would have sent so far, oldest first. Rejects when it does not answer. */
export async function sentEmails({ endpoint, keys }: EmbeddedAws): Promise<SentEmail[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`, { headers: withPassword(keys) });
  const { messages } = (await answer.json()) as { messages: Record<string, Recorded[]> };
  return Object.values(messages)
    .flat()
    .map(({ MessageId, Source, To, Subject, BodyHtml, BodyText }) => ({
      id: MessageId,
      from: Source,
      to: To,
      subject: Subject,
      ...(BodyHtml ? { html: BodyHtml } : {}),
      text: BodyText,
    }));
}
