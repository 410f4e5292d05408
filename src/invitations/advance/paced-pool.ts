import type { Pacer } from '../pacer.ts';
import type { Newcomer, Pool } from '../pool.ts';
import { type Refusal, refusalOf } from '../refusal.ts';

/** What Cognito said no to, understood. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal, cause: unknown) {
    super(refusal.message, { cause });
    this.refusal = refusal;
  }
}

/** Of what may be asked twice, when the answer says nothing. */
const mostTries = 3;

/** The pool at the pace that it can bear. Every method throws `Refused`. */
export interface PacedPool extends Omit<Pool, 'create' | 'resend'> {
  /** Waits until one of the two calls that mail may begin, which then do not wait: what is written down between is true. */
  turn(): Promise<void>;
  createNow(newcomer: Newcomer): Promise<string>;
  resendNow(username: string): Promise<void>;
}

/** `begin` is asked before every call, and throws when none is to begin any more: then nobody waits for a turn either. */
export function pacedPool(pool: Pool, pacer: Pacer, begin: () => Promise<void>): PacedPool {
  let isOver = false;
  const turn = async (kind: 'read' | 'write') => {
    await pacer.turn(kind, () => isOver);
    try {
      await begin();
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  const heard = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await call;
      pacer.went();
      return answer;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'throttled') pacer.throttled();
      throw new Refused(refusal, error);
    }
  };
  const paced = async <Answer>(kind: 'read' | 'write', call: () => Promise<Answer>) => {
    for (let tries = 1; ; tries++) {
      await turn(kind);
      try {
        return await heard(call());
      } catch (error) {
        if (tries === mostTries || !(error instanceof Refused) || error.refusal.code !== 'unclear') throw error;
      }
    }
  };
  return {
    find: email => paced('read', () => pool.find(email)),
    groupsOf: username => paced('read', () => pool.groupsOf(username)),
    peopleIn: group => paced('read', () => pool.peopleIn(group)),
    join: (username, group) => paced('write', () => pool.join(username, group)),
    setUntil: (username, until) => paced('write', () => pool.setUntil(username, until)),
    turn: () => turn('write'),
    createNow: newcomer => heard(pool.create(newcomer)),
    resendNow: username => heard(pool.resend(username)),
  };
}
