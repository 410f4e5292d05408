import { chooses } from './invite-requests.ts';
import { InviteWorld } from './invite-world.ts';
import type { Request } from './request.ts';

/** Somebody new, somebody who is there, and nobody. */
const csv = 'email,groups,until\nbo@acme.com,sales,2027-01-31\nana@example.com,sales,\nnobody,,\n';

/** A world with a job, and where that is. */
export async function planned(file = csv, settings = {}) {
  const world = new InviteWorld(settings);
  await world.visit(await chooses(file));
  const path = `/invites/${world.job.id}`;
  const json = async (request: Request) => JSON.parse((await world.visit(request)).body ?? '');
  return { world, path, json };
}

/** Many lines, each somebody else's. */
export const many = (rows: number) =>
  `email\n${Array.from({ length: rows }, (_, row) => `p${row}@acme.com\n`).join('')}`;
