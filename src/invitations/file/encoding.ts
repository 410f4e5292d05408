/** The bytes are no UTF-8 text. What was sound before the line with the fault has been given out. */
export class UndecodableError extends Error {
  readonly found: 'utf-16' | 'invalid' | 'nul';

  constructor(found: UndecodableError['found']) {
    super(`The file is no UTF-8 text: ${found}.`);
    this.found = found;
  }
}

/** Longest piece that is decoded at once, in bytes: bounds what is held of a file that comes in one piece. */
const pieceBytes = 16_384;

/**
 * The text of UTF-8, without its byte order mark, in pieces that end between characters. Throws `Unreadable` when it comes to what
 * is no text, so that whoever counts the lines so far knows where it is.
 */
export async function* decodeUtf8(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string, void> {
  let held = new Uint8Array();
  let first = true;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      const part = concatenate(held, chunk.subarray(from, from + pieceBytes));
      const whole = endOfCharacters(part);
      if (whole > 0) yield* sound(part.subarray(0, whole), first, part);
      if (whole > 0) first = false;
      held = part.slice(whole);
    }
  }
  if (held.length > 0) yield* sound(held, first, held);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `seen`: the bytes and those after them, as far as they have come. */
function* sound(bytes: Uint8Array, first: boolean, seen: Uint8Array): Generator<string, void> {
  const decoded = decode(bytes);
  const text = decoded ?? linesBeforeFault(bytes);
  const nul = text.indexOf('\0');
  const read = nul < 0 ? text : text.slice(0, nul);
  yield first && read.startsWith('\ufeff') ? read.slice(1) : read;
  if (nul >= 0) throw new UndecodableError('nul');
  if (decoded === undefined) throw new UndecodableError(first && isUtf16(seen) ? 'utf-16' : 'invalid');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The ends of lines are no part of any other character in UTF-8. */
function linesBeforeFault(bytes: Uint8Array): string {
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
    const line = decode(bytes.subarray(from, at + 1));
    if (line === undefined) return text;
    text += line;
    from = at + 1;
  }
  return text;
}

const isUtf16 = ([one, two]: Uint8Array) => (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);

/** Where the last character begins if it may go on in the next piece; else the end. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc0) return at;
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}

function concatenate(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
