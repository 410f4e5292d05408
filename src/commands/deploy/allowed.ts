/** Rethrows an error with `what` failed and, when access was denied, the missing permission. */
export const explainDenial =
  (what: string) =>
  async <Answer>(action: string, answer: Answer | Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (cause) {
      const { name, message } = cause instanceof Error ? cause : new Error(`${cause}`);
      const fix = name.startsWith('AccessDenied') ? ` Grant the deploying role the permission ${action}.` : '';
      throw new Error(`${what}: ${message.replace(/\.$/, '')}.${fix}`, { cause });
    }
  };
