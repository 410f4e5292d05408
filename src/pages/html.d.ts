/** An HTML file is bundled as its text. */
declare module '*.html' {
  const text: string;
  export default text;
}
