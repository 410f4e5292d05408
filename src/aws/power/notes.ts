import { setTimeout as delay } from 'node:timers/promises';
import { BatchGetItemCommand, DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Hold, Mark } from '../../power/observation.ts';
import type { Notes } from '../../power/ports.ts';
import type { Attributes } from '../items/attributes.ts';
import { putIf } from '../items/put-if.ts';
import {
  holdItem,
  type Kind,
  keyOf,
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

const kinds = ['lease', 'hold', 'mark', 'record'] as const satisfies Kind[];
/** How often DynamoDB is asked for what it left out of its answer, twice as long after each time. */
const rounds = 4;
const firstPauseMs = 50;

/** The notes of all apps, in one table. */
export function notes(dynamoDB: DynamoDBClient, TableName: string): WritableNotes {
  /** A batch may be answered in part. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
  async function items(app: string): Promise<Map<string | undefined, Attributes>> {
    const found: Attributes[] = [];
    let asked = kinds.map((kind): Attributes => ({ id: { S: keyOf(kind, app) } }));
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

  const put = async (Item: Attributes) => {
    await dynamoDB.send(new PutItemCommand({ TableName, Item }));
  };
  const remove = async (kind: Kind, app: string) => {
    await dynamoDB.send(new DeleteItemCommand({ TableName, Key: { id: { S: keyOf(kind, app) } } }));
  };

  return {
    async read(app) {
      const found = await items(app);
      const [lease, hold, mark] = [
        readLease(found.get(keyOf('lease', app))),
        readHold(found.get(keyOf('hold', app))),
        readMark(found.get(keyOf('mark', app))),
      ];
      const wishes = { ...(lease && { lease }), ...(hold && { hold }), ...(mark && { mark }) };
      return { wishes, record: readRecord(found.get(keyOf('record', app))) };
    },

    write(app, record) {
      const Item = recordItem(app, record);
      const previous = record.version - 1;
      if (previous === 0) return putIf(dynamoDB, { TableName, Item, ConditionExpression: 'attribute_not_exists(id)' });
      return putIf(dynamoDB, {
        TableName,
        Item,
        ConditionExpression: 'version = :previous',
        ExpressionAttributeValues: { ':previous': { N: `${previous}` } },
      });
    },

    putHold: (app, hold) => put(holdItem(app, hold)),
    deleteHold: app => remove('hold', app),
    putMark: (app, mark) => put(markItem(app, mark)),
    deleteMark: app => remove('mark', app),
  };
}
