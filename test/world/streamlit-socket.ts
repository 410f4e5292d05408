import { once } from 'node:events';
import type { WebSocket } from 'ws';

/** Streamlit's BackMsg `rerun_script` with an empty client state: what a page sends when it opens. */
const rerunScript = Buffer.from([0x5a, 0x00]);

/** `session_id` in Streamlit's Initialize message: field 6, a text of 36 characters. */
const sessionId = /\x32\x24([0-9a-f-]{36})/;

/** Runs the page over an open socket until `awaited` shows up in it; returns all it said, as Latin-1. */
export async function runPage(socket: WebSocket, awaited: string): Promise<string> {
  socket.send(rerunScript);
  let said = '';
  while (!said.includes(awaited)) {
    const [message] = await once(socket, 'message', { signal: AbortSignal.timeout(20_000) });
    said += Buffer.from(message).toString('latin1');
  }
  return said;
}

/** The id of the Streamlit session that a page belongs to. */
export function sessionOf(said: string): string {
  const [, id] = sessionId.exec(said) ?? [];
  if (!id) throw new Error('The page named no session.');
  return id;
}
