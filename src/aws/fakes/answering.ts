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
  answerCommands(client, (command, input) => {
    asked.push({ command, input });
    const said = answers[command];
    const output: unknown = Array.isArray(said) ? said.shift() : said;
    if (output instanceof Error) throw output;
    if (!output) throw new Error(`Nobody said what ${command} answers.`);
    return output as object;
  });
  return asked;
}

/** Has a client answered by a function, and reach nothing. What it throws is AWS's refusal, which the SDK does not try again here. */
export function answerCommands(client: object, answer: (command: string, input: object) => object) {
  (client as Answered).middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => ({ output: answer(commandName, input), response: undefined }),
    { step: 'initialize' },
  );
}
