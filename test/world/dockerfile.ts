/** All that streamlit/Dockerfile uses, besides FROM. */
const words = ['ENV', 'WORKDIR', 'COPY', 'RUN', 'VOLUME', 'USER'] as const;

/** One instruction, its continued lines joined. */
export interface Instruction {
  word: (typeof words)[number];
  rest: string;
}

/** What is built on one base: an image of the registry's, or an earlier stage by its name. */
export interface Stage {
  /** Its number, where it has no name. */
  name: string;
  base: string;
  instructions: Instruction[];
}

/** The stages of a Dockerfile that uses no instruction but these. Throws at any other: it would go untested. */
export function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text.split('\n').filter(line => !line.startsWith('#'));
  const joined = lines.join('\n').replace(/\\\n\s*/g, '');
  for (const line of joined.split('\n').filter(Boolean)) {
    const [, word = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    const known = words.find(one => one === word);
    if (word === 'FROM') stages.push(stage(rest, stages.length));
    else if (known) stages.at(-1)?.instructions.push({ word: known, rest });
    else throw new Error(`The steps of this line are not known here: ${line}`);
  }
  return stages;
}

function stage(rest: string, index: number): Stage {
  const [, base = rest, name = String(index)] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
  return { name, base, instructions: [] };
}
