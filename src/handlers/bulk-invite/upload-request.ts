import type { ALBResult } from 'aws-lambda';
import { existingModes, type OnExisting } from '../../invitations/row.ts';
import { inviteErrors, unsupportedTypeText } from '../../pages/invitations/errors.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import type { PortalRequest } from '../portal/portal-request.ts';
import { errorResponse, unknownValue } from '../portal/responses.ts';
import { bodyOf, header } from '../request.ts';

/** The load balancer answers a request above 1 MB with a bare 413, so the limit stays below it: our answer says what to do. */
export const maxUploadBytes = 900_000;

/** An uploaded file and its options. */
export interface UploadRequest {
  file: Uint8Array;
  label: string;
  mode: Mode;
  onExisting: OnExisting;
  /** The client's idempotency key. */
  key: string;
  /** Whether it is the form of a page, whose key may come with several files. */
  form: boolean;
  /** Whether the load balancer passed it on as text, which replaces bytes that are not UTF-8. */
  readAsText: boolean;
}

const modes = ['plan', 'apply'] as const;
type Mode = (typeof modes)[number];

/** Reads the upload, or returns the error response. */
export async function parseUpload(
  asked: PortalRequest,
): Promise<{ sent: UploadRequest; answer?: never } | { sent?: never; answer: ALBResult }> {
  const { event, query } = asked;
  const type = header(event, 'content-type');
  const form = /^multipart\/form-data\b/i.test(type);
  if (!form && !/^text\/csv\b/i.test(type)) return { answer: unsupportedType(asked, type) };
  const body = bodyOf(event);
  if (body.length > maxUploadBytes) return { answer: tooBig(asked) };

  const fields = form ? await fieldsIn(body, type) : new FormData();
  if (!fields) return { answer: unsupportedType(asked, type) };
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

/** Undefined for a body that does not match its content type. */
const fieldsIn = (body: Buffer<ArrayBuffer>, type: string): Promise<FormData | undefined> =>
  new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined);

const textOf = (value: ReturnType<FormData['get']>): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The value of a structured field, or as it is. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
function keyOf(given: string): string | undefined {
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  return /^[\x21-\x7e]{1,255}$/.test(key) ? key : undefined;
}

/** The file name without its folder, on one line. */
const labelOf = ({ name }: File): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 120) || 'CSV';

const unsupportedType = (asked: PortalRequest, type: string): ALBResult =>
  errorResponse(asked, {
    status: 415,
    code: 'unsupported-type',
    detail: unsupportedTypeText(type.slice(0, 100)),
    headers: { 'accept-post': ['text/csv, multipart/form-data'] },
  });

function tooBig(asked: PortalRequest): ALBResult {
  const { sentence, action } = describeFinding({ code: 'FILE_TOO_BIG', values: { allowed: '900 kB' } });
  const detail = { en: `${sentence.en} ${action.en}`, ja: `${sentence.ja}${action.ja}` };
  return errorResponse(asked, { status: 413, code: 'FILE_TOO_BIG', detail });
}

const noFile = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 400,
    code: 'no-file',
    detail: inviteErrors['no-file'],
  });

const noKey = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 400,
    code: 'idempotency-key',
    detail: inviteErrors['idempotency-key'],
  });
