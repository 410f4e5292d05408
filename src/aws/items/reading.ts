import { type Attributes, valuesOf } from './attributes.ts';

/**
 * Undefined where there is no item. Throws, naming it, when it cannot be read: what somebody asked for does not vanish.
 * `fix`: what to do about such an item, and what it costs.
 */
export const reading =
  (nameOf: (item: Attributes) => string, fix: string) =>
  <Value>(read: (kept: Record<string, unknown>) => Value) =>
  (item: Attributes | undefined): Value | undefined => {
    if (!item) return undefined;
    try {
      return read(valuesOf(item));
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : cause;
      throw new Error(`The item ${nameOf(item)} cannot be read: ${problem}. ${fix}`, { cause });
    }
  };
