/** AWS answers no more requests of this kind for now. Nothing was changed, and nothing is wrong: the next run tries again. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}
