import httpRouter from '@middy/http-router';
import type { ALBEvent, ALBResult, Context } from 'aws-lambda';
import { portalPaths } from '../../../config/origins.ts';
import type { PortalVisit } from '../portal/portal.ts';
import { type PortalRequest, parsePortalRequest } from '../portal/portal-request.ts';
import { methodNotAllowed, notFoundResponse } from '../portal/responses.ts';
import type { InviteDesk } from './context.ts';
import { apply, look, overview, result, rows } from './jobs.ts';
import { deed, list } from './people.ts';
import { upload } from './upload.ts';

type Role = (asked: PortalRequest) => Promise<ALBResult>;
/** What a path is parsePortalRequest for; HEAD is as GET. */
type Methods = Partial<Record<'GET' | 'POST', Role>>;

/** A request with its visit, as the router passes it on. */
type Routed = ALBEvent & { visit: PortalVisit; pathParameters?: { id: string } };

/** Every path of the endpoint, and what is answered there. */
export function routes(desk: InviteDesk): (visit: PortalVisit) => Promise<ALBResult> {
  const { invites, people } = portalPaths;
  const paths: Record<string, Methods> = {
    [invites]: { GET: overview(desk), POST: upload(desk) },
    ...peopleRoutes(desk, people),
    // Where people were below `/_gate/invites`: a program needs to change the beginning of its addresses and nothing else.
    ...peopleRoutes(desk, `${invites}/people`),
    [`${invites}/{id}`]: { GET: look(desk) },
    [`${invites}/{id}/rows`]: { GET: rows(desk) },
    [`${invites}/{id}/result.csv`]: { GET: result(desk) },
    [`${invites}/{id}/apply`]: { POST: apply(desk) },
  };
  const router = httpRouter<Routed, ALBResult>({
    routes: Object.entries(paths).map(([path, methods]) => ({ method: 'ANY', path, handler: oneOf(methods) })),
    notFoundResponse: () => undefined,
  });
  return async visit => {
    // It is a plain function, to which the context does not matter.
    const found = await router({ ...visit.event, visit }, {} as Context);
    return found ?? notFoundResponse(parsePortalRequest(visit, ''), 'path');
  };
}

const peopleRoutes = (desk: InviteDesk, at: string): Record<string, Methods> => ({
  [at]: { GET: list(desk) },
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

/** Undefined for a `%` that begins nothing. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
