import type { VisitTo } from '../visit.ts';
import type { WakingApp } from './app.ts';

/** A request of somebody whom the app admits. */
export type Visit = VisitTo<WakingApp>;
