import { inviteScheduleName } from '../../config/names.ts';
import { everyMinute, type MissedMinutes } from '../functions/every-minute.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { ledger } from './ledger.ts';

/** What inviting remembers, and what runs it. */
export const invitations = (template: Template, stage: Stage, missed: MissedMinutes) => ({
  ledger: ledger(template, stage),
  schedule: everyMinute(template, stage, missed, {
    id: 'Invitations',
    name: inviteScheduleName(stage.stack),
    description: 'Invites whom a file names, as fast and as many a day as Cognito takes',
    key: 'inviteWorker',
  }),
});

export type Invitations = ReturnType<typeof invitations>;
