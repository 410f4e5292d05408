/** Schemas that the compiler must refuse, because they are not what the types are. Nothing here runs. */
import { either, object, optional, record } from '../../config/schema/object.ts';
import { flag, list, number, oneOrMore, pattern, type Shape, text, word } from '../../config/schema/shape.ts';

interface Settings {
  host: string;
  replicas?: number;
}

// @ts-expect-error a key of the type is missing
object<Settings>({ host: text });

// @ts-expect-error a key that the type does not have
object<Settings>({ host: text, replicas: optional(number), spot: flag });

// @ts-expect-error what is required is optional
object<Settings>({ host: optional(text), replicas: optional(number) });

// @ts-expect-error what is optional is required
object<Settings>({ host: text, replicas: number });

// @ts-expect-error another type
object<Settings>({ host: flag, replicas: optional(number) });

// @ts-expect-error a word too few
object<{ onRemove: 'destroy' | 'retain' }>({ onRemove: word('destroy') });

// @ts-expect-error a word too many
object<{ onRemove: 'destroy' }>({ onRemove: word('destroy', 'retain') });

// @ts-expect-error a list of fewer words
object<{ methods: readonly ('totp' | 'sms')[] }>({ methods: list(word('totp')) });

// @ts-expect-error a list that may be empty
object<{ actions: readonly [string, ...string[]] }>({ actions: list(text) });

// @ts-expect-error a list that may not
object<{ actions: readonly string[] }>({ actions: oneOrMore(text) });

// @ts-expect-error another form
object<{ id: `Z${string}` }>({ id: pattern('A*') });

// @ts-expect-error any text, where the type has a form
object<{ id: `Z${string}` }>({ id: text });

// @ts-expect-error one way to say it too few
object<{ network: 'create' | { vpc: string } }>({ network: word('create') });

// @ts-expect-error one too many
object<{ network: 'create' }>({ network: either(word('create'), object<{ vpc: string }>({ vpc: text })) });

// @ts-expect-error values of another type
object<{ tags: Readonly<Record<string, string>> }>({ tags: record(number) });

// @ts-expect-error an object without a key that may be left out
const other: Shape<Settings> = object<{ host: string }>({ host: text });

// @ts-expect-error the same in a list
const others: Shape<readonly Settings[]> = list(object<{ host: string }>({ host: text }));

// @ts-expect-error the same in a record
const named: Shape<Readonly<Record<string, Settings>>> = record(object<{ host: string }>({ host: text }));

// @ts-expect-error the same as one way of two
const oneWay: Shape<'none' | Settings> = either(word('none'), object<{ host: string }>({ host: text }));

export { named, oneWay, other, others };
