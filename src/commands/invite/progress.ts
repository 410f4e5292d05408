import cliProgress from 'cli-progress';

/** Shows people how far it is. */
export interface Progress {
  /** `said`: the rest of it, in words. */
  show(doing: string, done: number, total: number, said: string): void;
  /** What is printed next stays below it. */
  end(): void;
}

/** Where it is shown. */
export interface Shown {
  stream: NodeJS.WriteStream;
  /** Milliseconds since any moment. */
  clock(): number;
}

const everyMilliseconds = 5_000;

/** A bar that moves on a terminal, a line every few seconds elsewhere, nothing for a program. */
export function progressOn({ stream, clock }: Shown, json: boolean): Progress {
  if (json) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? bar(stream) : lines({ stream, clock });
}

function bar(stream: NodeJS.WriteStream): Progress {
  const moving = new cliProgress.SingleBar({
    stream,
    format: '{doing} [{bar}] {value} of {total}{said}',
    barsize: 24,
    hideCursor: true,
    formatValue: (value, _options, type) =>
      type === 'value' || type === 'total' ? value.toLocaleString('en') : `${value}`,
  });
  let started = false;
  return {
    show(doing, done, total, said) {
      const words = { doing, said: said === '' ? '' : `, ${said}` };
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

function lines({ stream, clock }: Shown): Progress {
  let last = { doing: '', at: 0, line: '' };
  return {
    show(doing, done, total, said) {
      const line = [`${doing}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`, said];
      const text = `${line.filter(part => part !== '').join(', ')} …`;
      const soon = clock() - last.at < everyMilliseconds;
      if (text === last.line || (doing === last.doing && soon)) return;
      last = { doing, at: clock(), line: text };
      stream.write(`${text}\n`);
    },
    end: () => undefined,
  };
}
