import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageInFolder } from '../test/world/image-folder.ts';
import type { FolderImage } from '../test/world/image-steps.ts';
import { startTask } from '../test/world/image-task.ts';
import { inTurn } from './in-turn.ts';
import { compared, type Result } from './table.ts';

/** What `pip install` makes of the same wheels: compiled, as pip does, and whole. The official image's library is not compiled. */
const plain = `FROM python AS uv
FROM python
COPY --from=uv /usr/local/bin/uv /usr/local/bin/uv
ENV VIRTUAL_ENV=/opt/venv UV_LINK_MODE=copy PYTHONDONTWRITEBYTECODE=1
RUN uv venv -q --python python3 "$VIRTUAL_ENV"
WORKDIR /app
COPY app .
COPY gate gate
RUN uv pip sync -q --compile-bytecode --require-hashes requirements.txt
ENV PATH=/opt/venv/bin:$PATH HOME=/tmp TMPDIR=/tmp
`;

/** The least that a start can take: the same, and every library compiled. */
const floor = `${plain}RUN python -m compileall -qq -j 0 "$(python -c 'import os; print(os.path.dirname(os.__file__))')" || [ $? -eq 1 ]
`;

const streamlitRun = [
  'sh',
  '-c',
  'exec streamlit run app.py --server.headless true --server.address 127.0.0.1 --server.port "$UVICORN_PORT"',
];

/** The image's packages and its start beside those of `pip install streamlit` and `streamlit run`, on this machine's Python. */
export async function image(): Promise<Result[]> {
  console.error('The image: three of them, built from the same wheels …');
  const folder = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  execFileSync('chmod', ['755', folder]);
  const built = (name: string, dockerfile?: string) => {
    mkdirSync(join(folder, name));
    return imageInFolder(join(folder, name), dockerfile);
  };
  try {
    const [ours, pip, compiled] = [await built('ours'), await built('plain', plain), await built('floor', floor)];
    const start = (what: FolderImage, command?: readonly string[]) => async () => {
      const task = await startTask(what, 'app.py', command);
      await task.stop();
      return task.healthyAfterMs;
    };
    const starts = await inTurn(7, { ours: start(ours), floor: start(compiled, streamlitRun) });
    const size = { what: 'image, packages', unit: 'MB', ours: [megabytes(ours)] };
    const healthy = { what: 'start to healthy', unit: 'ms', ours: starts.ours };
    return [
      // Arrow, OpenBLAS and cryptography are what is left: docs/image.md
      compared({ ...size, rival: 'pip install', theirs: [megabytes(pip)], goal: { floor: 0.76 } }),
      compared({ ...healthy, rival: 'the same, all compiled', theirs: starts.floor, goal: { most: 1.1 } }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files that a build adds to the official image, each once: a virtual environment's lib64 is a link to its lib. */
function megabytes({ root }: FolderImage): number {
  const files = [join('opt', 'venv', 'lib'), 'pyc'].flatMap(name =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()),
  );
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 1e6;
}
