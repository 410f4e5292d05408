// Identifies processes beyond their pid. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Returns the pid and the start time of a running process, because a pid in an old file may belong to another process by now.
 * Undefined if no such process runs, or if it is a zombie.
 * @param {number} pid @returns {string | undefined}
 */
export function identifyProcess(pid) {
  if (!(pid > 0)) return undefined;
  const found = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return found && !found.state.startsWith('Z') ? `${pid} ${found.started}` : undefined;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: field 3 is the state, 22 the start. @param {number} pid */
function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may contain brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function fromPs(pid) {
  const { stdout, status } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const [, state = '', started = ''] = /^\s*(\S+)\s+(.*\S)\s*$/m.exec(stdout ?? '') ?? [];
  return status === 0 ? { state, started } : undefined;
}
