import { sha256 } from './sha256.mjs';

/** A file that an image is built from: its path with slashes, and what is in it. */
export interface SourceFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * What makes an image of the files, by name: the build commands and the kind of machine they run on, which decides the processor
 * architecture. Empty where nothing is built.
 */
export type Recipe = Readonly<Record<string, string>>;

/**
 * The tag of an image: the SHA-256 of the files it is made from and of the recipe, in hex. The same for the same paths and contents,
 * whatever their order, times, permissions or, in text, line endings: a checkout on Windows is the same image. Without the recipe, an
 * arm64 image would be found for a stage that has changed to x86_64, and its tasks would not start.
 */
export async function contentHash(files: readonly SourceFile[], recipe: Recipe): Promise<string> {
  const prints = await Promise.all(
    files.map(async ({ path, content }) => [path, await sha256(normalizeText(content))]),
  );
  return sha256(new TextEncoder().encode(JSON.stringify([sorted(prints), sorted(Object.entries(recipe))])));
}

const sorted = (entries: string[][]) => entries.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));

/** What a file counts as, and should be uploaded as, for one name to mean one content: text with the line endings of Unix. */
export function normalizeText(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = textOf(content);
  return text === undefined ? new Uint8Array(content) : new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
}

/** Text is what is UTF-8 and has no NUL; anything else is not touched. */
function textOf(content: Uint8Array): string | undefined {
  if (content.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
