import type { ALBResult } from 'aws-lambda';
import { existingModes, type OnExisting } from '../../invitations/row.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';
import type { PortalRequest } from '../portal/portal-request.ts';
import { errorResponse, unknownValue } from '../portal/responses.ts';
import { bodyOf, header } from '../request.ts';

/** In bytes. The load balancer ends a request above 1 MB with a bare 413, before anybody can say what to do. */
export const mostBytes = 900_000;

/** A file that somebody sent, with what is to be done with it. */
export interface Sent {
  file: Uint8Array;
  label: string;
  mode: Mode;
  onExisting: OnExisting;
  /** What whoever sent it calls this request. */
  key: string;
  /** Whether it is the form of a page, whose key stands for many files. */
  form: boolean;
  /** Whether it was read as text on the way, so that what was not UTF-8 has become something else. */
  readAsText: boolean;
}

const modes = ['plan', 'apply'] as const;
type Mode = (typeof modes)[number];

/** What was sent, or the answer that it is nothing that can be taken. */
export async function sentIn(
  asked: PortalRequest,
): Promise<{ sent: Sent; answer?: never } | { sent?: never; answer: ALBResult }> {
  const { event, query } = asked;
  const type = header(event, 'content-type');
  const form = /^multipart\/form-data\b/i.test(type);
  if (!form && !/^text\/csv\b/i.test(type)) return { answer: unsupported(asked, type) };
  const body = bodyOf(event);
  if (body.length > mostBytes) return { answer: tooBig(asked) };

  const fields = form ? await fieldsIn(body, type) : new FormData();
  if (!fields) return { answer: unsupported(asked, type) };
  const field = (name: string) => query.get(name) ?? textOf(fields.get(name));
  const file = form ? fields.get('file') : new File([body], field('label') ?? 'API');
  if (!(file instanceof File)) return { answer: noFile(asked) };
  const mode = modes.find(each => each === (field('mode') ?? 'plan'));
  if (!mode) return { answer: unknownValue(asked, 'mode', field('mode') ?? '', modes) };
  const onExisting = existingModes.find(each => each === (field('onExisting') ?? existingModes[0]));
  if (!onExisting) return { answer: unknownValue(asked, 'onExisting', field('onExisting') ?? '', existingModes) };
  const key = keyOf(header(event, 'idempotency-key') || (field('key') ?? ''));
  if (key === undefined) return { answer: noKey(asked) };
  return {
    sent: {
      file: await file.bytes(),
      label: labelOf(file),
      mode,
      onExisting,
      key,
      form,
      readAsText: !event.isBase64Encoded,
    },
  };
}

/** Undefined for a body that is not what it says. */
const fieldsIn = (body: Buffer<ArrayBuffer>, type: string): Promise<FormData | undefined> =>
  new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined);

const textOf = (value: ReturnType<FormData['get']>): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** A structured field or as it stands. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
function keyOf(given: string): string | undefined {
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  return /^[\x21-\x7e]{1,255}$/.test(key) ? key : undefined;
}

/** As people know it: without its folder, and on one line. */
const labelOf = ({ name }: File): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 120) || 'CSV';

const unsupported = (asked: PortalRequest, type: string): ALBResult =>
  errorResponse(asked, {
    status: 415,
    code: 'unsupported-type',
    detail: {
      en: `The body is "${type.slice(0, 100)}", and can only be text/csv, or multipart/form-data with the field file.`,
      ja: `Content-Type「${type.slice(0, 100)}」は受け付けられません。text/csv、または file フィールドを含む multipart/form-data を使用してください。`,
    },
    headers: { 'accept-post': ['text/csv, multipart/form-data'] },
  });

function tooBig(asked: PortalRequest): ALBResult {
  const { sentence, action } = told({ code: 'FILE_TOO_BIG', values: { allowed: '900 kB' } });
  const detail = { en: `${sentence.en} ${action.en}`, ja: `${sentence.ja}${action.ja}` };
  return errorResponse(asked, { status: 413, code: 'FILE_TOO_BIG', detail });
}

const noFile = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 400,
    code: 'no-file',
    detail: { en: 'The field "file" holds no file. Choose one.', ja: 'ファイルが選択されていません。' },
  });

const noKey = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 400,
    code: 'idempotency-key',
    detail: {
      en: 'The header Idempotency-Key is missing or not 1 to 255 printable characters without blanks. Make one up for each file, such as a UUID, and send the same one when you try again.',
      ja: 'Idempotency-Key ヘッダーがないか、1～255 文字の印字可能な文字（空白を除く）ではありません。ファイルごとに UUID などの値を決め、再試行時は同じ値を送信してください。',
    },
  });
