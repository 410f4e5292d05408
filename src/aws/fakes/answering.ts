/** What a test does with a client of the SDK, whichever it is. */
interface Answered {
  middlewareStack: {
    add(
      middleware: (next: unknown, context: { commandName?: string }) => (args: { input: object }) => Promise<object>,
      options: { step: 'initialize' },
    ): void;
  };
}

/**
 * Has a client answered as the test says, command by command, and reach nothing: for what the embedded AWS never answers.
 * An error is thrown, and of a list each call takes the next. Returns all that was asked.
 */
export function answering(client: object, answers: Record<string, object>) {
  const asked: { command: string; input: object }[] = [];
  (client as Answered).middlewareStack.add(
    (_next, { commandName: command = '' }) =>
      async ({ input }) => {
        asked.push({ command, input });
        const said = answers[command];
        const output: unknown = Array.isArray(said) ? said.shift() : said;
        if (output instanceof Error) throw output;
        if (!output) throw new Error(`Nobody said what ${command} answers.`);
        return { output, response: undefined };
      },
    { step: 'initialize' },
  );
  return asked;
}
