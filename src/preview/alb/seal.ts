import { createSecretKey, randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/**
 * Encrypts values that the load balancer stores in the browser, with a key of this run. Each value has one purpose: it
 * does not open for another app or as another kind of value.
 */
export interface Seal {
  close(purpose: string, content: object): Promise<string>;
  /** Undefined unless the value was sealed by this run for this purpose. */
  open(purpose: string, sealed: string): Promise<unknown>;
}

const algorithms = { alg: 'dir', enc: 'A256GCM' } as const;

export function createSeal(): Seal {
  const key = createSecretKey(randomBytes(32));
  return {
    close: (purpose, content) =>
      new CompactEncrypt(Buffer.from(JSON.stringify(content)))
        .setProtectedHeader({ ...algorithms, purpose })
        .encrypt(key),
    async open(purpose, sealed) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
          keyManagementAlgorithms: [algorithms.alg],
          contentEncryptionAlgorithms: [algorithms.enc],
        });
        return protectedHeader.purpose === purpose ? JSON.parse(Buffer.from(plaintext).toString()) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
