import { type Guest, nameOf } from './guest-list.ts';

export interface GuestList {
  stage: string;
  app: string;
  on: string;
  people: readonly Guest[];
}

/** The list as a table: who may enter first. */
export function guestListText({ stage, app, on, people }: GuestList): string {
  const width = (cell: (guest: Guest) => string) => Math.max(0, ...people.map(guest => cell(guest).length));
  const [names, reasons] = [width(nameOf), width(({ reason }) => reason)];
  const row = (guest: Guest) =>
    `  ${nameOf(guest).padEnd(names)}  ${guest.reason.padEnd(reasons)}  ${guest.sentence}`.trimEnd();
  const part = (title: string, some: readonly Guest[]) =>
    some.length === 0 ? [] : ['', `${title} (${some.length})`, ...some.map(row)];
  const disabled = people.filter(({ reason }) => reason === 'disabled');
  const allowed = people.filter(guest => guest.allowed);
  const refused = people.filter(guest => !guest.allowed && !disabled.includes(guest));
  return [
    `${app}, stage ${stage}, on ${on}: ${allowed.length} of ${people.length} people in the pool may enter.`,
    ...part('May enter', allowed),
    ...part('May not enter', refused),
    ...part('Disabled', disabled),
  ].join('\n');
}
