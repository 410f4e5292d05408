/** What people's spreadsheets put between cells. */
export const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/** The one that the header has most of; a comma where it has a single column. */
export function separatorOf(header: string): Separator {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: Separator) => bare.split(separator).length;
  return separators.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** One record of a CSV file, not yet cut into cells. */
export interface FileRecord {
  /** Line of the file that it begins in. */
  line: number;
  /** As it stands in the file, without the end of its line. Only the beginning of one that is too long. */
  text: string;
  /**
   * - `too-long`: longer than `longestRecord`.
   * - `quote`: a quote where none may be. The next record is in the next line.
   * - `open`: the quote that opens in `line` is not closed as it should be. What is a record from there on cannot be told.
   */
  fault?: 'too-long' | 'quote' | 'open';
}

/** In characters (UTF-16 units). */
export const maxRecordLength = 16_000;
/** What is kept of a longer one, so that people find it. */
const excerptLength = 100;

/** Where in a record a character leaves off. `broken`: after a quote that may not be there. */
type Place = 'start' | 'plain' | 'quoted' | 'closed' | 'padded' | 'broken';

const [lf, cr, quote, space, tab] = [0x0a, 0x0d, 0x22, 0x20, 0x09] as const;
/** No-break and ideographic: what else csv-parse takes away before a quote. */
const wideSpaces: readonly number[] = [0xa0, 0x3000];

/**
 * Cuts text into records and counts lines as an editor does; blank ones are counted and left out. csv-parse then cuts the cells: by
 * itself it takes whatever follows a broken quote for one cell, holds a record of any length, and counts CRLF in a cell twice.
 */
export class RecordReader {
  /** The line that is being read. */
  line = 1;
  /** As the first record, the header, has it. */
  separator: Separator | undefined;
  #between: readonly number[] = separators.map(each => each.charCodeAt(0));
  #place: Place = 'start';
  #first = 1;
  #opened = 1;
  #held = '';
  #long = false;
  #previous = 0;

  /** The records that end in the next piece of text. */
  of(text: string): FileRecord[] {
    const ended: FileRecord[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const secondHalf = code === lf && this.#previous === cr;
      this.#previous = code;
      if (code !== lf && code !== cr) this.#place = this.#after(code);
      else if (!secondHalf) {
        if (this.#place !== 'quoted') {
          this.#hold(text.slice(from, at));
          ended.push(...this.#end());
          from = at + 1;
        }
        this.line++;
        if (this.#place !== 'quoted') this.#first = this.line;
      } else if (this.#place !== 'quoted') from = at + 1;
    }
    this.#hold(text.slice(from));
    return ended;
  }

  /** The last record, if no end of a line follows it. */
  rest(): FileRecord[] {
    return this.#end();
  }

  #after(code: number): Place {
    switch (this.#place) {
      case 'start':
        if (code === quote) {
          this.#opened = this.line;
          return 'quoted';
        }
        if (this.#between.includes(code)) return 'start';
        return code === space || code === tab || wideSpaces.includes(code) ? 'start' : 'plain';
      case 'plain':
        if (code === quote) return 'broken';
        return this.#between.includes(code) ? 'start' : 'plain';
      case 'quoted':
        return code === quote ? 'closed' : 'quoted';
      case 'closed':
      case 'padded':
        if (code === quote && this.#place === 'closed') return 'quoted';
        if (this.#between.includes(code)) return 'start';
        return code === space || code === tab ? 'padded' : 'broken';
      case 'broken':
        return 'broken';
    }
  }

  #hold(text: string): void {
    if (this.#long) return;
    this.#held += text;
    this.#long = this.#held.length > maxRecordLength;
    if (this.#long) this.#held = this.#held.slice(0, excerptLength);
  }

  #end(): FileRecord[] {
    const record: FileRecord = { line: this.#first, text: this.#held, ...this.#fault() };
    this.#held = '';
    this.#long = false;
    this.#place = 'start';
    if (record.text.trim() === '' && !record.fault) return [];
    this.separator ??= this.#separate(record.text);
    return [record];
  }

  #separate(header: string): Separator {
    const separator = separatorOf(header);
    this.#between = [separator.charCodeAt(0)];
    return separator;
  }

  #fault(): Pick<FileRecord, 'line' | 'fault'> | undefined {
    const spans = this.line > this.#first;
    if (this.#place === 'quoted' || (this.#place === 'broken' && spans)) return { line: this.#opened, fault: 'open' };
    if (this.#long) return { line: this.#first, fault: 'too-long' };
    return this.#place === 'broken' ? { line: this.#first, fault: 'quote' } : undefined;
  }
}
