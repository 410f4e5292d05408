import type { Config } from 'jest';

/** What every project shares: native ESM (middy 7 is ESM only), TypeScript by swc, an HTML file as its text, and instants that are not all equal. */
const typescript: NonNullable<Config['projects']>[number] = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.html'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
    '\\.html$': '<rootDir>/test/setup/html-as-text.mjs',
  },
  setupFilesAfterEnv: ['<rootDir>/test/setup/temporal-equality.ts'],
};

/**
 * A test that waits fails by its own condition; the time-out is only for what hangs.
 *
 * `unit` sits beside the code and has no network at all; the others live in test/ and may use loopback. test/run.ts runs
 * several files at once, so a file has ports and folders of its own and writes nothing into the repository.
 */
const config: Config = {
  testTimeout: 180_000,
  projects: [
    {
      ...typescript,
      displayName: 'unit',
      roots: ['<rootDir>/config', '<rootDir>/docs', '<rootDir>/resources', '<rootDir>/src'],
      testPathIgnorePatterns: ['<rootDir>/src/preview/'],
      setupFiles: ['<rootDir>/test/setup/no-network.ts'],
    },
    { ...typescript, displayName: 'preview', roots: ['<rootDir>/src/preview'] },
    {
      ...typescript,
      displayName: 'system',
      roots: ['<rootDir>/test'],
      testPathIgnorePatterns: ['<rootDir>/test/browser/'],
      globalSetup: '<rootDir>/test/setup/begin-run.ts',
      globalTeardown: '<rootDir>/test/setup/end-run.ts',
    },
    { ...typescript, displayName: 'browser', roots: ['<rootDir>/test/browser'] },
  ],
};

export default config;
