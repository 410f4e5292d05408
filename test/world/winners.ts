/** Which of so many at once succeed. */
export async function winners(attempts: number, attempt: (number: number) => Promise<boolean>): Promise<number[]> {
  const numbers = Array.from({ length: attempts }, (_, number) => number);
  const won = await Promise.all(numbers.map(attempt));
  return numbers.filter(number => won[number]);
}
