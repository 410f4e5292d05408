/** What is answered within so many seconds; after that it rejects, and what was asked is left to itself. */
export async function within<Answer>(seconds: number, answer: Promise<Answer>): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${seconds} seconds`)), seconds * 1000);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
