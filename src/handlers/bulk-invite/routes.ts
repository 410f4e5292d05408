import httpRouter from '@middy/http-router';
import type { ALBEvent, ALBResult, Context } from 'aws-lambda';
import { portalPaths } from '../../../config/origins.ts';
import type { PortalVisit } from '../portal/portal.ts';
import { type PortalRequest, parsePortalRequest } from '../portal/portal-request.ts';
import { methodNotAllowed, notFoundResponse } from '../portal/responses.ts';
import type { InviteContext } from './context.ts';
import { applyJob, downloadResult, rows, showJob, showJobs } from './jobs.ts';
import { deed, showPeople } from './people.ts';
import { upload } from './upload.ts';

type Role = (asked: PortalRequest) => Promise<ALBResult>;
/** The handlers of one path by method; HEAD is handled as GET. */
type Methods = Partial<Record<'GET' | 'POST', Role>>;

/** A request with its visit, as the router passes it to the handlers. */
type Routed = ALBEvent & { visit: PortalVisit; pathParameters?: { id: string } };

/** Every path of the endpoint with its handlers. */
export function routes(desk: InviteContext): (visit: PortalVisit) => Promise<ALBResult> {
  const { invites, people } = portalPaths;
  const paths: Record<string, Methods> = {
    [invites]: { GET: showJobs(desk), POST: upload(desk) },
    ...peopleRoutes(desk, people),
    // The paths from when people were below `/_gate/invites`: API clients only have to change the prefix.
    ...peopleRoutes(desk, `${invites}/people`),
    [`${invites}/{id}`]: { GET: showJob(desk) },
    [`${invites}/{id}/rows`]: { GET: rows(desk) },
    [`${invites}/{id}/result.csv`]: { GET: downloadResult(desk) },
    [`${invites}/{id}/apply`]: { POST: applyJob(desk) },
  };
  const router = httpRouter<Routed, ALBResult>({
    routes: Object.entries(paths).map(([path, methods]) => ({ method: 'ANY', path, handler: oneOf(methods) })),
    notFoundResponse: () => undefined,
  });
  return async visit => {
    // The router ignores the context.
    const found = await router({ ...visit.event, visit }, {} as Context);
    return found ?? notFoundResponse(parsePortalRequest(visit, ''), 'path');
  };
}

const peopleRoutes = (desk: InviteContext, at: string): Record<string, Methods> => ({
  [at]: { GET: showPeople(desk) },
  [`${at}/{id}/resend`]: { POST: deed(desk, 'resend') },
  [`${at}/{id}/disable`]: { POST: deed(desk, 'disable') },
  [`${at}/{id}/enable`]: { POST: deed(desk, 'enable') },
});

const oneOf =
  (methods: Methods) =>
  async ({ visit, httpMethod, pathParameters }: Routed): Promise<ALBResult> => {
    const id = decoded(pathParameters?.id ?? '');
    const request = parsePortalRequest(visit, id ?? '');
    if (id === undefined) return notFoundResponse(request, 'path');
    const role = methods[(httpMethod === 'HEAD' ? 'GET' : httpMethod) as keyof Methods];
    if (role) return role(request);
    const allow = [...(methods.GET ? ['GET', 'HEAD'] : []), ...(methods.POST ? ['POST'] : [])].join(', ');
    return methodNotAllowed(request, allow);
  };

/** Undefined for a malformed `%` escape. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
