import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';

/** An item of the table, or an object within one. */
export type Attributes = Record<string, AttributeValue>;

/** An object as DynamoDB keeps it: instants as ISO text, and what is undefined not at all. */
export function attributesOf(value: object): Attributes {
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(given.map(([name, field]) => [name, attributeOf(field)]));
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Temporal.Instant) return { S: value.toString() };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (typeof value === 'object' && value) return { M: attributesOf(value) };
  throw new Error(`The table keeps no ${typeof value}: ${value}.`);
}

/** What an attribute holds, as text, number, boolean, array or object. Throws on every other kind: none is written here. */
export function contentOf({ S, N, BOOL, L, M }: AttributeValue): unknown {
  if (S !== undefined) return S;
  if (N !== undefined) return Number(N);
  if (BOOL !== undefined) return BOOL;
  if (L) return L.map(contentOf);
  if (M) return fieldsOf(M);
  throw new Error('it has an attribute of a kind that is not written here');
}

/** The fields of an item. */
export const fieldsOf = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, contentOf(attribute)]));
