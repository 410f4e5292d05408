import type { ALBEvent } from 'aws-lambda';
import type { VerifiedPerson } from '../../aws/tokens.ts';
import type { Help } from '../../pages/waiting.ts';
import type { WakingApp } from './app.ts';

/** A request of somebody whom the app admits. */
export interface Visit {
  event: ALBEvent;
  app: WakingApp;
  person: VerifiedPerson;
  /** The load balancer's name for it. */
  requestId: string;
}

/** What every page says at its foot. */
export const helpFor = ({ app, requestId }: Visit): Help => ({ contact: app.contact, requestId });
