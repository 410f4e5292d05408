import type { Pacer } from '../pacer.ts';
import type { NewPerson, Pool } from '../pool.ts';
import { PoolError, poolErrorOf } from '../pool-error.ts';

/** Of what may be asked twice, when the answer says nothing. */
const maxTries = 3;

/** The pool at the pace that it can bear. Every method throws `PoolError`. */
export interface PacedPool extends Omit<Pool, 'create' | 'resend'> {
  /** Waits until one of the two calls that mail may begin, which then do not wait: what is written down between is true. */
  waitForTurn(): Promise<void>;
  createNow(newcomer: NewPerson): Promise<string>;
  resendNow(username: string): Promise<void>;
}

/** `begin` is asked before every call, and throws when none is to begin any more: then nobody waits for a turn either. */
export function pacedPool(pool: Pool, pacer: Pacer, begin: () => Promise<void>): PacedPool {
  let isOver = false;
  const turn = async (kind: 'read' | 'write') => {
    await pacer.waitForTurn(kind, () => isOver);
    try {
      await begin();
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  const report = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await call;
      pacer.speedUp();
      return answer;
    } catch (error) {
      const failure = poolErrorOf(error);
      if (failure.refusal.code === 'throttled') pacer.slowDown();
      throw failure;
    }
  };
  const paced = async <Answer>(kind: 'read' | 'write', call: () => Promise<Answer>) => {
    for (let tries = 1; ; tries++) {
      await turn(kind);
      try {
        return await report(call());
      } catch (error) {
        if (tries === maxTries || !(error instanceof PoolError) || error.refusal.code !== 'unclear') throw error;
      }
    }
  };
  return {
    find: email => paced('read', () => pool.find(email)),
    groupsOf: username => paced('read', () => pool.groupsOf(username)),
    peopleIn: group => paced('read', () => pool.peopleIn(group)),
    join: (username, group) => paced('write', () => pool.join(username, group)),
    setUntil: (username, until) => paced('write', () => pool.setUntil(username, until)),
    waitForTurn: () => turn('write'),
    createNow: newcomer => report(pool.create(newcomer)),
    resendNow: username => report(pool.resend(username)),
  };
}
