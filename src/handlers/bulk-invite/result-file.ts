import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ALBResult } from 'aws-lambda';
import type { Job } from '../../invitations/job.ts';
import { withWaits } from '../../invitations/row-wait.ts';
import { headerValues, qualityOf } from '../../pages/headers.ts';
import { inviteErrors } from '../../pages/invitations/errors.ts';
import { resultCsv } from '../../pages/invitations/result-csv.ts';
import type { PortalRequest } from '../portal/portal-request.ts';
import { errorResponse } from '../portal/responses.ts';
import type { InviteContext } from './context.ts';

const compress = promisify(gzip);

/** In bytes: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer */
const maxResponseBytes = 1_000_000;

/** The result of each row as CSV. Compressed, 10,000 rows fit into one response; larger results need the command. */
export async function resultFile({ ports }: InviteContext, asked: PortalRequest, job: Job): Promise<ALBResult> {
  const { id } = job;
  let csv = '';
  for await (const line of resultCsv(withWaits(ports.ledger.rows(id), job))) csv += line;
  const takesGzip =
    qualityOf(headerValues(asked.event.multiValueHeaders, 'accept-encoding'), each => each === 'gzip') > 0;
  const answer: ALBResult = {
    statusCode: 200,
    multiValueHeaders: {
      'content-type': ['text/csv; charset=utf-8'],
      'content-disposition': [`attachment; filename="invitations-${id}.csv"`],
      'cache-control': ['no-store'],
      'x-content-type-options': ['nosniff'],
      vary: ['accept-encoding'],
      ...(takesGzip && { 'content-encoding': ['gzip'] }),
    },
    ...(takesGzip
      ? { body: (await compress(csv)).toString('base64'), isBase64Encoded: true }
      : { body: csv, isBase64Encoded: false }),
  };
  if (Buffer.byteLength(JSON.stringify(answer)) <= maxResponseBytes) return answer;
  return takesGzip ? tooLong(asked) : uncompressed(asked);
}

const uncompressed = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 406,
    code: 'result-uncompressed',
    detail: inviteErrors['result-uncompressed'],
  });

const tooLong = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 422,
    code: 'result-too-long',
    detail: inviteErrors['result-too-long'],
  });
