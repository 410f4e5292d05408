import type { Job } from '../../invitations/job.ts';

/** A job as `--json` shows it. */
export const jobDocument = ({ id, label, state, total, counts, pause, problem, finishedAt }: Job) => ({
  id,
  label,
  state,
  total,
  counts,
  ...(pause ? { pause } : {}),
  ...(problem ? { problem } : {}),
  ...(finishedAt ? { finishedAt } : {}),
});
