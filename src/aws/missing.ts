/** The answer. Undefined when AWS reports, under one of these names, that the thing does not exist. */
export async function unlessMissing<Answer>(
  answer: Promise<Answer>,
  ...names: readonly string[]
): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  }
}

/** Whether CloudFormation reports that the stack does not exist. It uses ValidationError for much else too. */
export const isNoStack = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');
