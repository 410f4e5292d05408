/** Says which right was missing, or what else kept it from being done. `what` could not be done. */
export const explainDenial =
  (what: string) =>
  async <Answer>(action: string, answer: Answer | Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (cause) {
      const { name, message } = cause instanceof Error ? cause : new Error(`${cause}`);
      const fix = name.startsWith('AccessDenied') ? ` Whoever deploys needs the right to ${action}.` : '';
      throw new Error(`${what}: ${message.replace(/\.$/, '')}.${fix}`, { cause });
    }
  };
