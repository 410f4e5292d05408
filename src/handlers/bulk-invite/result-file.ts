import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ALBResult } from 'aws-lambda';
import type { Job } from '../../invitations/job.ts';
import { withWaits } from '../../invitations/row-wait.ts';
import { headerValues, qualityOf } from '../../pages/headers.ts';
import { resultCsv } from '../../pages/invitations/result-csv.ts';
import type { PortalRequest } from '../portal/portal-request.ts';
import { errorResponse } from '../portal/responses.ts';
import type { InviteDesk } from './context.ts';

const compress = promisify(gzip);

/** In bytes: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer */
const longestAnswer = 1_000_000;

/** What became of each line. Compressed, a file of ten thousand rows passes; one that does not is had by the command. */
export async function resultFile({ ports }: InviteDesk, asked: PortalRequest, job: Job): Promise<ALBResult> {
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
  if (Buffer.byteLength(JSON.stringify(answer)) <= longestAnswer) return answer;
  return takesGzip ? tooLong(asked) : uncompressed(asked);
}

const uncompressed = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 406,
    code: 'result-uncompressed',
    detail: {
      en: 'The result is longer than an answer may be, 1 MB. Ask for it with Accept-Encoding: gzip.',
      ja: '結果ファイルが応答の上限（1 MB）を超えています。Accept-Encoding: gzip を付けて取得してください。',
    },
  });

const tooLong = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 422,
    code: 'result-too-long',
    detail: {
      en: 'The result is longer than an answer may be, 1 MB. Read the rows page by page, or send the file by the command, which writes it: npx sls invite --file people.csv --apply --result result.csv',
      ja: '結果ファイルが応答の上限（1 MB）を超えています。行の一覧をページごとに確認するか、結果をファイルに書き出すコマンドを使用してください：npx sls invite --file people.csv --apply --result result.csv',
    },
  });
