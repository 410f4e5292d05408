import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { bytesOf, cutAt, read } from '../fakes/files.ts';
import { RecordReader } from './records.ts';

/** Made of what decides: quotes, separators, ends of lines, characters of one to four bytes, spaces of any kind. */
const bits = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\u3000',
  '\u00a0',
  'a',
  'é',
  '花',
  '😀',
  '\ufeff',
);
const csv = fc.array(bits, { maxLength: 40 }).map(parts => parts.join(''));
const rows = fc.array(fc.oneof(csv, fc.constantFrom('a@ex.com,A\n', 'B@ex.com,"B\r\nC"\r\n', '😀@ex.com,花\r')));
const header = 'email,name\r\n';

test('however a file is cut into chunks, it says the same', async () => {
  const places = fc.array(fc.nat(200), { maxLength: 60 });
  const broken = fc.option(fc.constantFrom([0], [0xff], [0xe3, 0x81], [0xf0, 0x9f], [0xc0, 0x80]));
  await fc.assert(
    fc.asyncProperty(rows, broken, places, async (lines, bad, cuts) => {
      const bytes = bytesOf('\ufeff', header, ...lines, bad ?? [], ...lines);
      const whole = await read(bytes);
      expect(await read(cutAt(bytes, cuts))).toEqual(whole);
      expect(await read(cutAt(bytes, [...bytes.keys()]))).toEqual(whole);
    }),
    { numRuns: 500 },
  );
});

/** The records of a text that has no header. */
function recordsOf(text: string) {
  const records = new RecordReader();
  records.of('email,x\n');
  return [...records.of(text), ...records.rest()];
}

test('a record without a fault is one of csv-parse, and one with a fault is none', () => {
  const options = { delimiter: ',', record_delimiter: '\n', relax_column_count: true, trim: true };
  fc.assert(
    fc.property(csv, text => {
      for (const record of recordsOf(text)) {
        if (record.fault === undefined) expect(parse(record.text, options)).toHaveLength(1);
      }
    }),
    { numRuns: 5_000 },
  );
});

test('what csv-parse reads without an error has no fault', () => {
  const options = { delimiter: ',', record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, trim: true };
  const narrow = fc.array(fc.constantFrom('"', '""', '"a"', ',', '\n', '\r\n', 'a', 'b ', ' ', '花'), {
    maxLength: 20,
  });
  const isBlank = (cells: readonly string[]) => cells.length === 1 && cells[0] === '';
  let sound = 0;
  fc.assert(
    fc.property(
      narrow.map(parts => parts.join('')),
      text => {
        const records = recordsOf(text);
        let expected: string[][];
        try {
          expected = parse(text, options).filter(cells => !isBlank(cells));
        } catch {
          expect(records.some(({ fault }) => fault)).toBe(true);
          return;
        }
        if (records.some(({ fault }) => fault)) return;
        sound++;
        const cells = records.flatMap(record => parse(record.text, options)).filter(each => !isBlank(each));
        expect(cells).toEqual(expected);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(sound).toBeGreaterThan(500);
});

test('lines are numbered as an editor does', async () => {
  const end = fc.constantFrom('\n', '\r', '\r\n');
  const line = fc.tuple(fc.constantFrom('', ' ', ',', '"x"', '"a""b"', 'c'), end, fc.boolean(), end);
  await fc.assert(
    fc.asyncProperty(fc.array(line), async lines => {
      let text = header;
      let people = 0;
      for (const [name, ends, broken, inside] of lines) {
        if (name.trim() === '') text += name + ends;
        else text += `p${people++}@ex.com,${broken ? `"x${inside}y"` : name.replace(',', '')}${ends}`;
      }
      if (people === 0) return;
      const editor = text.split(/\r\n|\r|\n/);
      const { rows } = await read(text);
      for (const { line: number, given } of rows) expect(editor[number - 1]).toContain(given.email);
      expect(rows).toHaveLength(people);
    }),
    { numRuns: 300 },
  );
});

test('of a row without an end no more is held than of any other', () => {
  const records = new RecordReader();
  records.of('email\n"');
  for (let count = 0; count < 200; count++) expect(records.of('x'.repeat(65_536))).toEqual([]);
  expect(records.of('"\n')).toEqual([{ line: 2, text: `"${'x'.repeat(99)}`, fault: 'too-long' }]);
});
