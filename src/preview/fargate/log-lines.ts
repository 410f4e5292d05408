/** The size limit of a CloudWatch event minus 26 bytes of overhead. Docker's log driver splits lines at the same size. */
export const maxLineBytes = 256 * 1024 - 26;

const newline = 0x0a;

/** Splits chunks of bytes into lines. Skips empty lines, because CloudWatch does not accept them. */
export function logLines() {
  let rest = Buffer.alloc(0);
  return {
    /** Adds bytes and returns the lines that they complete. */
    add(bytes: Buffer): string[] {
      const parts = split(Buffer.concat([rest, bytes]));
      const last = cut(parts.pop() ?? rest);
      rest = last.pop() ?? Buffer.alloc(0);
      return [...parts.flatMap(cut), ...last].map(String);
    },
    /** Returns the rest without a line break. */
    end: (): string[] => cut(rest).map(String),
  };
}

function split(bytes: Buffer): Buffer<ArrayBuffer>[] {
  const parts = [];
  let from = 0;
  for (let to = bytes.indexOf(newline); to >= 0; to = bytes.indexOf(newline, from)) {
    parts.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return [...parts, bytes.subarray(from)] as Buffer<ArrayBuffer>[];
}

/** Splits a long line between UTF-8 characters. */
function cut(line: Buffer<ArrayBuffer>): Buffer<ArrayBuffer>[] {
  if (line.length === 0) return [];
  if (line.length <= maxLineBytes) return [line];
  let end = maxLineBytes;
  while (end > maxLineBytes - 3 && isInsideACharacter(line[end])) end--;
  return [line.subarray(0, end), ...cut(line.subarray(end))];
}

/** https://www.rfc-editor.org/rfc/rfc3629#section-3 */
const isInsideACharacter = (byte = 0) => (byte & 0xc0) === 0x80;
