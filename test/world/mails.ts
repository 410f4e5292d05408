/** What the embedded AWS would have mailed to somebody: the texts, first to last. */
export async function mailsTo(email: string, awsEndpoint: string): Promise<string[]> {
  const answer = await fetch(`${awsEndpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as {
    messages: Record<string, { To: string[]; BodyHtml: string | null; BodyText: string }[]>;
  };
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(email))
    .map(({ BodyHtml, BodyText }) => BodyHtml || BodyText);
}
