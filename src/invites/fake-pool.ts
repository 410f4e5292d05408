import type { Known, Pool } from './pool.ts';

/** What AWS calls an error. */
export const awsError = (name: string, message = 'No.') => Object.assign(new Error(message), { name });

interface Person extends Known {
  email: string;
  groups: string[];
}

export interface FakePool extends Pool {
  people: Person[];
  mails: string[];
  /** Errors that the next calls end with, by what is called. `invite!` is raised when the person is made already. */
  refusing: Partial<Record<'find' | 'invite' | 'invite!' | 'join', Error>>;
}

/** A pool that knows what Cognito would: nobody has another's user name or address. */
export function aPool(...people: Person[]): FakePool {
  const refuse = (call: keyof FakePool['refusing']) => {
    const error = pool.refusing[call];
    delete pool.refusing[call];
    if (error) throw error;
  };
  const pool: FakePool = {
    people,
    mails: [],
    refusing: {},
    async find(email) {
      refuse('find');
      return people.find(person => person.email === email);
    },
    async invite({ username, email }) {
      refuse('invite');
      if (people.some(person => person.username === username)) throw awsError('UsernameExistsException');
      if (people.some(person => person.email === email)) throw awsError('AliasExistsException');
      people.push(person(email, { username, waiting: true }));
      refuse('invite!');
      pool.mails.push(email);
      return username;
    },
    async groupsOf(username) {
      return people.find(person => person.username === username)?.groups ?? [];
    },
    async join(username, group) {
      refuse('join');
      people.find(person => person.username === username)?.groups.push(group);
    },
  };
  return pool;
}

export const person = (email: string, more: Partial<Person> = {}): Person => ({
  ...{ username: email, email, enabled: true, waiting: false, groups: [] },
  ...more,
});
