import { join } from 'node:path';
import { root } from '../source.ts';
import { data, readJson } from './cfn-lint.ts';

/** What CloudFormation does with a resource of ours; it also has `list`, for importing what somebody else made. */
const handlers = ['create', 'read', 'update', 'delete'] as const;

type Handlers = Partial<Record<(typeof handlers)[number], { permissions: string[] }>>;

interface Forgotten {
  type: string;
  handlers: string[];
  actions: string[];
  /** Of these one at least is set; left out where the call is made whatever is set. */
  properties?: string[];
  source: string;
}

const patches = join(root, 'src', 'preview', 'emulator', 'patches');

/** The emulator enforces by the same data: src/preview/emulator/patches/stack_permission.py. */
export const {
  forgotten,
  unlisted,
  intrinsics,
  noActions,
  reviewed,
}: {
  forgotten: Forgotten[];
  unlisted: Record<string, Record<string, string[]>>;
  intrinsics: Record<string, { actions: string[]; source: string }>;
  noActions: string[];
  reviewed: Record<string, string>;
} = readJson(patches, 'forgotten_permissions.json');

const { about: _about, ...conditionalByType } = readJson(patches, 'conditional_permissions.json');

/** By type and pattern of an action: the properties of which one must be set, or why it is never called. */
export const conditional: Record<string, Record<string, string[] | string>> = conditionalByType;

const registry: Record<string, string> = readJson(data, 'schemas', 'providers', 'us-east-1.json');

interface Schema {
  handlers?: Handlers;
  tagging?: { permissions?: string[] };
  properties?: object;
}

/** A type in CloudFormation's registry; empty when it is not there. */
export const schemaOf = (type: string): Schema =>
  registry[type] ? readJson(data, 'schemas', 'resources', `${registry[type]}.json`) : {};

/** What the registry lists for a type. Throws when it lists nothing, and neither does `unlisted`. */
export function listedFor(type: string): string[] {
  const schema = schemaOf(type);
  const listed = handlers.flatMap(handler => schema.handlers?.[handler]?.permissions ?? []);
  const actions = listed.length > 0 ? [...listed, ...(schema.tagging?.permissions ?? [])] : ofUnlisted(type);
  // One schema spells an action otherwise than IAM does, which does not care.
  return [...new Set(actions.map(action => action.replace(/:([a-z])/, (_all, first) => `:${first.toUpperCase()}`)))];
}

function ofUnlisted(type: string): string[] {
  const known = unlisted[type];
  if (known) return Object.values(known).flat();
  throw new Error(`No permissions are known for ${type}. Add it to forgotten_permissions.json, under unlisted.`);
}

/** Reading is never left out: CloudFormation also reads what is not set. */
export const isRead = (action: string) => /:(Batch)?(Describe|Get|List)/.test(action);

const matches = (pattern: string, action: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(action);

/** Whether CloudFormation calls an action for a resource of this type with these properties. */
export function isCalled(type: string, properties: ReadonlySet<string>, action: string): boolean {
  if (isRead(action)) return true;
  const conditions = Object.entries(conditional[type] ?? {}).filter(([pattern]) => matches(pattern, action));
  return conditions.every(([, needs]) => Array.isArray(needs) && needs.some(name => properties.has(name)));
}

/** The actions that CloudFormation takes on behalf of whoever deploys a resource of this type with these properties. */
export function permissionsFor(type: string, properties: ReadonlySet<string>): string[] {
  const missing = forgotten.filter(
    entry => entry.type === type && (entry.properties?.some(name => properties.has(name)) ?? true),
  );
  return [
    ...listedFor(type).filter(action => isCalled(type, properties, action) && !noActions.includes(action)),
    ...missing.flatMap(({ actions }) => actions),
  ];
}
