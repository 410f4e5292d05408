import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A response that the load balancer makes itself. */
export interface AlbAnswer {
  status: number;
  /** Reason phrase. @default the usual one of the status */
  reason?: string | undefined;
  headers: Readonly<Record<string, string | readonly string[]>>;
  body: string | Buffer;
}

/** Every error status of the load balancer, with the title on its page. */
const titles = {
  400: 'Bad Request',
  401: 'Authorization Required',
  404: 'Not Found',
  405: 'Not Allowed',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  561: 'Unauthorized',
} as const;

export type ErrorStatus = keyof typeof titles;

export function errorAnswer(status: ErrorStatus): AlbAnswer {
  const title = `${status} ${titles[status]}`;
  return {
    status,
    reason: titles[status],
    headers: { 'content-type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  };
}

export const redirectAnswer = (location: string, setCookies: readonly string[] = [], status = 302): AlbAnswer =>
  withCookies({ status, headers: { location, 'content-type': 'text/html' }, body: '' }, setCookies);

/** Adds `setCookies` after the answer's own. */
export function withCookies(answer: AlbAnswer, setCookies: readonly string[]): AlbAnswer {
  if (setCookies.length === 0) return answer;
  const own = answer.headers['set-cookie'] ?? [];
  return { ...answer, headers: { ...answer.headers, 'set-cookie': [own, setCookies].flat() } };
}

export function writeAnswer(response: ServerResponse, { status, reason, headers, body }: AlbAnswer) {
  response.statusCode = status;
  if (reason) response.statusMessage = reason;
  response.setHeader('server', 'awselb/2.0');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204 && status !== 304) response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

/** Answers a WebSocket upgrade with an ordinary response. */
export function writeUpgradeAnswer(request: IncomingMessage, socket: Socket, answer: AlbAnswer) {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.on('finish', () => socket.destroySoon());
  writeAnswer(response, answer);
}
