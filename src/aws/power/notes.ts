import { setTimeout as delay } from 'node:timers/promises';
import { BatchGetItemCommand, DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Hold, Mark, PowerRecord } from '../../power/observation.ts';
import type { Notes, StoredNotes } from '../../power/ports.ts';
import { chunksOf } from '../chunks.ts';
import type { Attributes } from '../items/attributes.ts';
import { type ConditionalPut, putIf, putTogether } from '../items/put-if.ts';
import {
  holdItem,
  type ItemKind,
  itemKey,
  markItem,
  readHold,
  readLease,
  readMark,
  readRecord,
  recordItem,
} from './items.ts';

/** What commands and deploys write besides: an operator's override, and the mark of a deploy that verifies the app. */
export interface WritableNotes extends Notes {
  putHold(app: string, hold: Hold): Promise<void>;
  /** Does nothing where there is none. */
  deleteHold(app: string): Promise<void>;
  putMark(app: string, mark: Mark): Promise<void>;
  /** Does nothing where there is none. */
  deleteMark(app: string): Promise<void>;
}

const kinds = ['lease', 'hold', 'mark', 'record'] as const satisfies ItemKind[];
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const maxPerBatch = 100;
/** How often DynamoDB is asked for what it left out of its answer, twice as long after each time. */
const rounds = 4;
const firstPauseMs = 50;

/** Reads the items of apps, of these kinds. A batch may be answered in part. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
async function itemsOf(
  dynamoDB: DynamoDBClient,
  TableName: string,
  apps: readonly string[],
  kinds: readonly ItemKind[],
): Promise<Map<string | undefined, Attributes>> {
  const found: Attributes[] = [];
  let asked = apps.flatMap(app => kinds.map((kind): Attributes => ({ id: { S: itemKey(kind, app) } })));
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await delay(firstPauseMs * 2 ** (round - 1));
    const RequestItems = { [TableName]: { Keys: asked, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await dynamoDB.send(new BatchGetItemCommand({ RequestItems }));
    found.push(...(Responses?.[TableName] ?? []));
    asked = UnprocessedKeys?.[TableName]?.Keys ?? [];
    if (asked.length === 0) return new Map(found.map(item => [item.id?.S, item]));
  }
  throw new Error(`DynamoDB left out ${asked.map(({ id }) => id?.S).join(', ')} of ${TableName}, ${rounds} times.`);
}

/** Reads the records of apps and nothing else: all that the portal has the right to. Those of one request, which is enough for a stage. */
export const recordReader =
  (dynamoDB: DynamoDBClient, table: string) =>
  async (apps: readonly string[]): Promise<ReadonlyMap<string, PowerRecord>> => {
    if (apps.length === 0) return new Map(); // DynamoDB refuses an empty batch
    const items = await itemsOf(dynamoDB, table, apps, ['record']);
    const records = apps.map(app => [app, readRecord(items.get(itemKey('record', app)))] as const);
    return new Map(records.flatMap(([app, record]) => (record ? [[app, record]] : [])));
  };

/** Reads the notes of all apps, in one table. */
export function noteReader(dynamoDB: DynamoDBClient, TableName: string): Pick<Notes, 'read' | 'readAll'> {
  const items = (apps: readonly string[]) => itemsOf(dynamoDB, TableName, apps, kinds);
  return {
    read: async app => notesOf(app, await items([app])),
    readAll: apps =>
      new Map(
        chunksOf(apps, maxPerBatch / kinds.length).flatMap(chunk => {
          const found = items(chunk);
          return chunk.map(app => [app, found.then(items => notesOf(app, items))] as const);
        }),
      ),
  };
}

/** Reads and writes them. */
export function notes(dynamoDB: DynamoDBClient, TableName: string): WritableNotes {
  const put = async (Item: Attributes) => {
    await dynamoDB.send(new PutItemCommand({ TableName, Item }));
  };
  const remove = async (kind: ItemKind, app: string) => {
    await dynamoDB.send(new DeleteItemCommand({ TableName, Key: { id: { S: itemKey(kind, app) } } }));
  };

  function putOf(app: string, record: PowerRecord): ConditionalPut {
    const previous = record.version - 1;
    const Item = recordItem(app, record);
    if (previous === 0) return { TableName, Item, ConditionExpression: 'attribute_not_exists(id)' };
    const ExpressionAttributeValues = { ':previous': { N: `${previous}` } };
    return { TableName, Item, ConditionExpression: 'version = :previous', ExpressionAttributeValues };
  }

  return {
    ...noteReader(dynamoDB, TableName),

    write: (app, record) => putIf(dynamoDB, putOf(app, record)),

    writeAll(records) {
      const puts = [...records].map(([app, record]) => [app, putOf(app, record)] as const);
      const together =
        puts.length > 1
          ? putTogether(
              dynamoDB,
              puts.map(([, put]) => put),
            )
          : Promise.resolve(false);
      return new Map(puts.map(([app, put]) => [app, together.then(done => done || putIf(dynamoDB, put))]));
    },

    putHold: (app, hold) => put(holdItem(app, hold)),
    deleteHold: app => remove('hold', app),
    putMark: (app, mark) => put(markItem(app, mark)),
    deleteMark: app => remove('mark', app),
  };
}

function notesOf(app: string, items: ReadonlyMap<string | undefined, Attributes>): StoredNotes {
  const [lease, hold, mark] = [
    readLease(items.get(itemKey('lease', app))),
    readHold(items.get(itemKey('hold', app))),
    readMark(items.get(itemKey('mark', app))),
  ];
  const wishes = { ...(lease && { lease }), ...(hold && { hold }), ...(mark && { mark }) };
  return { wishes, record: readRecord(items.get(itemKey('record', app))) };
}
