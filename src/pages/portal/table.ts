import { type Markup, markup, type Part } from '../markup.ts';

/** One row of a table. The first cell is the row's heading. */
export type TableRow = readonly [about: Part, ...cells: Part[]];

/** A table that scrolls where it is wider than the screen, also by keyboard. `caption` names it for screen readers. */
export const table = (caption: string, heads: readonly string[], rows: readonly TableRow[]): Markup => markup`
<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<thead><tr>${heads.map(head => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
  ([about, ...cells]) =>
    markup`<tr><th scope="row">${about}</th>${cells.map(cell => markup`<td>${cell}</td>`)}</tr>
`,
)}</tbody>
</table></div>`;

/** Figures with their labels. The script finds a figure by its `key`. */
export const figures = (list: readonly { key: string; name: string; value: Part }[]): Markup => markup`
<dl>${list.map(({ key, name, value }) => markup`<div><dt>${name}</dt><dd data-count="${key}">${value}</dd></div>`)}</dl>`;
