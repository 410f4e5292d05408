import { type Markup, markup, type Part } from '../markup.ts';

/** One line of a table. The first cell is what the line is about. */
export type TableRow = readonly [about: Part, ...cells: Part[]];

/** A table that scrolls by itself where it is wider than the screen, by keyboard too. `caption` names it for who cannot see it. */
export const table = (caption: string, heads: readonly string[], lines: readonly TableRow[]): Markup => markup`
<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<thead><tr>${heads.map(head => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${lines.map(
  ([about, ...cells]) =>
    markup`<tr><th scope="row">${about}</th>${cells.map(cell => markup`<td>${cell}</td>`)}</tr>
`,
)}</tbody>
</table></div>`;

/** Figures with their names. `key`: by which the script finds a figure to renew. */
export const figures = (list: readonly { key: string; name: string; value: Part }[]): Markup => markup`
<dl>${list.map(({ key, name, value }) => markup`<div><dt>${name}</dt><dd data-count="${key}">${value}</dd></div>`)}</dl>`;
