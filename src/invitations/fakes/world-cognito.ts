import type { Temporal } from 'temporal-polyfill';
import type { NewPerson, Pool, PoolAccount, PoolPerson, Snapshot } from '../pool.ts';

/** What AWS calls an error. */
export const awsError = (name: string, message = 'No.') => Object.assign(new Error(message), { name });

export interface Person extends PoolPerson {
  email: string;
  name?: string;
  groups: string[];
}

/** How Cognito takes a mail for an address: well, not at all, not but makes the person, or not at all for another reason. */
type Mood = 'mail-failed' | 'mail-failed-but-made' | 'limit-but-made' | 'refused';

/** A user pool that knows what Cognito would: addresses and user names are unique, a mail is part of making somebody. */
export class Cognito implements Pool {
  /** By user name. */
  people = new Map<string, Person>();
  #byAddress = new Map<string, Person>();
  mails: { email: string; what: 'create' | 'resend'; at: Temporal.Instant }[] = [];
  /** Changes that were made or tried. */
  writes = 0;
  moods = new Map<string, Mood>();
  missingGroups = new Set<string>();
  /** Mails a day that Cognito itself sends. */
  mailsPerDay = Number.POSITIVE_INFINITY;
  readonly #now: () => Temporal.Instant;

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  add(email: string, more: Partial<Person> = {}): Person {
    const person: Person = {
      ...{ username: email, email, enabled: true, status: 'active', changedAt: this.#now(), groups: [] },
      ...more,
    };
    this.people.set(person.username, person);
    this.#byAddress.set(email, person);
    return person;
  }

  remove(email: string) {
    const person = this.person(email);
    if (person) this.people.delete(person.username);
    this.#byAddress.delete(email);
  }

  /** Everybody as they are now. */
  snapshot = (): Snapshot =>
    new Map([...this.#byAddress].map(([email, one]) => [email, { ...one, groups: [...one.groups] }]));

  person = (email: string) => this.#byAddress.get(email);
  mailsTo = (email: string) => this.mails.filter(mail => mail.email === email).length;

  async find(email: string): Promise<PoolAccount | undefined> {
    const { username, sub, enabled, status, changedAt, until } = this.person(email) ?? {};
    if (!username || !status || !changedAt) return undefined;
    return { username, enabled: enabled === true, status, changedAt, ...(sub && { sub }), ...(until && { until }) };
  }

  async peopleIn(group: string): Promise<Snapshot> {
    return new Map([...this.snapshot()].filter(([, { groups }]) => groups.includes(group)));
  }

  async groupsOf(username: string) {
    return [...this.#existing(username).groups];
  }

  async create({ username, email, name, until }: NewPerson) {
    this.writes++;
    const mood = this.moods.get(email);
    if (this.people.has(username)) throw awsError('UsernameExistsException');
    if (this.person(email)) throw awsError('AliasExistsException');
    if (mood === 'refused') throw awsError('InvalidParameterException', 'Invalid.');
    if (mood === 'mail-failed') throw awsError('CodeDeliveryFailureException');
    if (!mood) this.#spend();
    this.add(email, { username, status: 'invited', ...(name && { name }), ...(until && { until }) });
    if (mood === 'limit-but-made') throw awsError('LimitExceededException', 'Exceeded daily email limit.');
    if (mood) throw awsError('CodeDeliveryFailureException');
    this.mails.push({ email, what: 'create', at: this.#now() });
    return username;
  }

  async resend(username: string) {
    this.writes++;
    const person = this.#existing(username);
    if (person.status !== 'invited') throw awsError('UnsupportedUserStateException');
    if (this.moods.has(person.email)) throw awsError('CodeDeliveryFailureException');
    this.#spend();
    person.changedAt = this.#now();
    this.mails.push({ email: person.email, what: 'resend', at: this.#now() });
  }

  async join(username: string, group: string) {
    this.writes++;
    if (this.missingGroups.has(group)) throw awsError('ResourceNotFoundException', 'Group not found.');
    const { groups } = this.#existing(username);
    if (!groups.includes(group)) groups.push(group);
  }

  async setUntil(username: string, until: string | undefined) {
    this.writes++;
    const person = this.#existing(username);
    person.changedAt = this.#now();
    if (until === undefined) delete person.until;
    else person.until = until;
  }

  #existing(username: string): Person {
    const person = this.people.get(username);
    if (!person) throw awsError('UserNotFoundException', 'User does not exist.');
    return person;
  }

  #spend() {
    const begin = this.#now().epochMilliseconds - (this.#now().epochMilliseconds % 86_400_000);
    const today = this.mails.length - (this.mails.findLastIndex(({ at }) => at.epochMilliseconds < begin) + 1);
    if (today >= this.mailsPerDay) throw awsError('LimitExceededException', 'Exceeded daily email limit.');
  }
}
