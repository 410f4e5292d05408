import type { ALBEvent } from 'aws-lambda';
import { formFor } from '../../pages/form.ts';
import { type VisitKind, visitKind } from '../../power/visit.ts';
import { header } from '../request.ts';

/** Whether the request is somebody opening the app, or what else it is. */
export function kindOf(event: ALBEvent): VisitKind {
  const mode = header(event, 'sec-fetch-mode');
  const destination = header(event, 'sec-fetch-dest');
  return visitKind({
    method: event.httpMethod,
    wantsPage: formFor(event.multiValueHeaders) === 'page',
    ...(mode && { mode }),
    ...(destination && { destination }),
    purpose: ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map(name => header(event, name)).join(),
    userAgent: header(event, 'user-agent'),
  });
}
