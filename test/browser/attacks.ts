import type { Frame, Page } from 'playwright-core';

/** One request as it left the browser, and what came of it. */
export interface Sent {
  /** What the browser says of where it comes from: the header `Sec-Fetch-Site`. */
  site: string | undefined;
  /** The cookies it sent along. */
  cookie: string;
  status: number;
}

/**
 * Listens to a page's requests. Playwright's own requests lack these headers where the browser blocks the answer, which it does for a
 * script of another origin.
 */
export async function listen(page: Page): Promise<(url: string) => Promise<Sent>> {
  const urls = new Map<string, string>();
  const headers = new Map<string, Record<string, string>>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.requestWillBeSentExtraInfo', sent => headers.set(sent.requestId, sent.headers));
  await session.send('Network.enable');
  return async url => {
    const answer = await page.waitForResponse(url);
    const [id = ''] = [...urls].find(([, sent]) => sent === url) ?? [];
    const sent = new Map(
      Object.entries(headers.get(id) ?? (await answer.request().allHeaders())).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    );
    return { site: sent.get('sec-fetch-site'), cookie: sent.get('cookie') ?? '', status: answer.status() };
  };
}

/** Sends a file of invitations from a frame to `url`, by fetch and by a form: neither needs a preflight. */
export async function sendFile(from: Frame, url: string): Promise<Sent[]> {
  const arrived = await listen(from.page());
  const answers = Promise.all(['fetch', 'form'].map(how => arrived(`${url}&how=${how}`)));
  await from.evaluate(`(async () => {
    const file = new File(['email,groups\\nx@example.com,admins\\n'], 'people.csv', { type: 'text/csv' });
    const body = new FormData();
    body.append('file', file);
    await fetch('${url}&how=fetch', { method: 'POST', mode: 'no-cors', credentials: 'include', body });
    const input = Object.assign(document.createElement('input'), { type: 'file', name: 'file' });
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    const answer = Object.assign(document.createElement('iframe'), { name: 'answer' });
    const form = Object.assign(document.createElement('form'), {
      method: 'post', action: '${url}&how=form', enctype: 'multipart/form-data', target: 'answer',
    });
    form.append(input);
    document.body.append(answer, form);
    form.submit();
  })()`);
  return answers;
}

/** Whether a socket of Streamlit's opens from a frame to an app. */
export const opensSocket = (from: Frame, app: string) =>
  from.evaluate<boolean>(`new Promise(resolve => {
    const socket = new WebSocket('${app.replace('http:', 'ws:')}/_stcore/stream', ['streamlit']);
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
  })`);

/** Whether a frame can read what is at `url`, or at least get past the preflight, with the visitor's session. */
export const reaches = (from: Frame, url: string, method = 'GET') =>
  from.evaluate<boolean>(
    `fetch('${url}', { method: '${method}', credentials: 'include' }).then(() => true, () => false)`,
  );

/** Puts `url` into a frame of the page; returns where that frame ends up. */
export async function framed(page: Frame, url: string): Promise<string> {
  const arrived = page.page().waitForEvent('framenavigated', frame => frame.name() === 'framed');
  const frame = `Object.assign(document.createElement('iframe'), { name: 'framed', src: '${url}' })`;
  await page.evaluate(`void document.body.append(${frame})`);
  return (await arrived).url();
}
