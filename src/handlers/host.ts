import type { ALBEvent } from 'aws-lambda';
import { valuesOf } from '../pages/headers.ts';

/** The host that was asked for, in small letters and without its port. */
export const hostOf = ({ multiValueHeaders }: ALBEvent): string =>
  valuesOf(multiValueHeaders, 'host').join().toLowerCase().replace(/:\d+$/, '');
