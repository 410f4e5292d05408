/**
 * All pages of an answer, each asked for when somebody takes it. `next`: with what the page behind this one is asked for; undefined after the
 * last. The SDK's paginators do the same, but take only the SDK's own clients and bring them into a function's bundle.
 */
export async function* pages<Page, Token>(
  ask: (token?: Token) => Promise<Page>,
  next: (page: Page) => Token | undefined,
): AsyncGenerator<Page, void> {
  let token: Token | undefined;
  do {
    const page: Page = await ask(token);
    yield page;
    token = next(page);
  } while (token !== undefined);
}
