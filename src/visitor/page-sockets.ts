import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** One WebSocket of Streamlit's page. */
interface PageSocket {
  openedAt: number;
  /** What the handshake was answered with; 0 while it has not been. 101: it is open. */
  status: number;
  frames: number;
}

const isStreamlit = (url: string) => new URL(url).pathname.endsWith('/_stcore/stream');
const pollMs = 250;
const open = 101;

/**
 * Counts what Streamlit sends to a page, over every WebSocket that the page opens. By Chrome's own protocol, which alone tells how a
 * handshake was answered. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketHandshakeResponseReceived
 */
export async function watchSockets(page: Page) {
  const sockets = new Map<string, PageSocket>();
  const chrome = await page.context().newCDPSession(page);
  chrome.on('Network.webSocketCreated', ({ requestId, url }) => {
    if (isStreamlit(url)) sockets.set(requestId, { openedAt: Date.now(), status: 0, frames: 0 });
  });
  chrome.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) => {
    const socket = sockets.get(requestId);
    if (socket) socket.status = response.status;
  });
  chrome.on('Network.webSocketFrameReceived', ({ requestId }) => {
    const socket = sockets.get(requestId);
    if (socket) socket.frames++;
  });
  await chrome.send('Network.enable');

  const all = () => [...sockets.values()];
  const frames = () => all().reduce((sum, socket) => sum + socket.frames, 0);
  const refused = ({ status }: PageSocket) => status !== 0 && status !== open;

  return {
    /** How many messages came, as soon as there is one; 0 when none does in time. */
    async framesWithin(ms: number, signal: AbortSignal): Promise<number> {
      for (const end = Date.now() + ms; frames() === 0 && Date.now() < end; )
        await delay(pollMs, undefined, { signal });
      return frames();
    },
    /** With what the last handshake was refused; undefined where none was. */
    refusedWith: () => all().findLast(refused)?.status,
    /** Of the WebSockets that were asked for since: whether one opened, and with what the others were refused. */
    since(moment: number) {
      const later = all().filter(({ openedAt }) => openedAt >= moment);
      return {
        reconnected: later.some(({ status }) => status === open),
        refusedHandshakes: later.filter(refused).map(({ status }) => status),
      };
    },
  };
}
