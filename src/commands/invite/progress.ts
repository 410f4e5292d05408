import cliProgress from 'cli-progress';

/** Shows the progress of a command. */
export interface ProgressDisplay {
  /** `details`: rate, time left and so on. */
  show(doing: string, done: number, total: number, details: string): void;
  /** Ends the display, so that other output can follow. */
  end(): void;
}

/** Where the progress is shown. */
export interface ProgressOutput {
  stream: NodeJS.WriteStream;
  /** Milliseconds since any fixed time. */
  clock(): number;
}

const everyMilliseconds = 5_000;

/** A progress bar on a terminal, a line every 5 s elsewhere, nothing with `--json`. */
export function progressDisplay({ stream, clock }: ProgressOutput, json: boolean): ProgressDisplay {
  if (json) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? bar(stream) : lines({ stream, clock });
}

function bar(stream: NodeJS.WriteStream): ProgressDisplay {
  const moving = new cliProgress.SingleBar({
    stream,
    format: '{doing} [{bar}] {value} of {total}{details}',
    barsize: 24,
    hideCursor: true,
    formatValue: (value, _options, type) =>
      type === 'value' || type === 'total' ? value.toLocaleString('en') : `${value}`,
  });
  let started = false;
  return {
    show(doing, done, total, details) {
      const words = { doing, details: details === '' ? '' : `, ${details}` };
      if (!started) moving.start(total, done, words);
      started = true;
      moving.setTotal(total);
      moving.update(done, words);
    },
    end() {
      if (started) moving.stop();
    },
  };
}

function lines({ stream, clock }: ProgressOutput): ProgressDisplay {
  let last = { doing: '', at: 0, line: '' };
  return {
    show(doing, done, total, details) {
      const line = [`${doing}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`, details];
      const text = `${line.filter(part => part !== '').join(', ')} …`;
      const soon = clock() - last.at < everyMilliseconds;
      if (text === last.line || (doing === last.doing && soon)) return;
      last = { doing, at: clock(), line: text };
      stream.write(`${text}\n`);
    },
    end: () => undefined,
  };
}
