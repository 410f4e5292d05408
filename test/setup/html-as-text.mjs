/** What esbuild does with an HTML file when the Lambdas are bundled: its default export is its text. */
export default {
  /** @param {string} source */
  process: source => ({ code: `export default ${JSON.stringify(source)};` }),
};
