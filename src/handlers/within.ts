/** Rejects if there is no answer within so many seconds. The work itself is not cancelled. */
export async function within<Answer>(seconds: number, answer: Promise<Answer>): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${seconds} seconds`)), seconds * 1000);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
