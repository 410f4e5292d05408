/** The address of a throw-away person begins so; the rest is random. */
export const addressPrefix = 'streamgate-verify-';
/** A domain that no mail can ever reach. https://www.rfc-editor.org/rfc/rfc2606#section-2 */
const domain = 'verify.invalid';

/** The address of a throw-away person. `id`: 12 hexadecimal digits. */
export const throwAwayAddress = (id: string) => `${addressPrefix}${id}@${domain}`;

/** Whether an address is a throw-away person's: what a run may delete, and nothing else. */
export const isThrowAway = (email: string) => new RegExp(`^${addressPrefix}[0-9a-f]{12}@verify\\.invalid$`).test(email);

/** An app as the choice of one sees it. */
export interface AppChoice {
  app: string;
  /** The groups that the app's policy asks about, but for the admins: no one is made one for a test. */
  groups: readonly string[];
  /** Whether the policy lets the person in who is in these groups. */
  letsIn(groups: readonly string[]): boolean;
}

/** Which app the person opens, in which group, and which app is to refuse them. */
export interface VisitPlan {
  app: string;
  group?: string;
  /** The app itself where the person has to be in a group: it is opened before they are. */
  refusedBy?: string;
}

/** An app that lets a person in by a group shows more than one that lets everyone in. Undefined where none lets them in. */
export function planVisit(apps: readonly AppChoice[]): VisitPlan | undefined {
  for (const { app, groups, letsIn } of apps) {
    const group = letsIn([]) ? undefined : groups.find(one => letsIn([one]));
    if (group !== undefined) return { app, group, refusedBy: app };
  }
  const open = apps.find(({ letsIn }) => letsIn([]));
  const refusing = apps.find(({ letsIn }) => !letsIn([]));
  return open && { app: open.app, ...(refusing ? { refusedBy: refusing.app } : {}) };
}

/** The person's last day of access: that on which the visit ends, which at midnight is not today. */
export const lastDay = (isoInstant: string) => isoInstant.slice(0, 10);
