/** Shows a person that something long goes on. */
export interface Step {
  /** What it does at the moment. */
  update(detail: string): void;
  done(detail?: string): void;
  fail(detail?: string): void;
}

export interface Progress {
  step(title: string): Step;
  /** A line of its own. */
  say(line: string): void;
}

/** The part of a terminal or of a log file that we need. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MILLISECONDS = 120;
/** A log file gets a sign of life this often. */
const PATIENCE_MILLISECONDS = 10_000;

/** A moving line on a terminal, shared by steps that go on together; in a log file plain lines: begin, sign of life, end. */
export function progressOn(output: Output): Progress {
  const moving = movingLine(output);
  return {
    step: (title) => (output.isTTY === true ? moving(title) : plainStep(output, title)),
    say: (line) => void output.write(`${line}\n`),
  };
}

function movingLine(output: Output): (title: string) => Step {
  const steps = new Set<() => string>();
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    const line = `${FRAMES[frame++ % FRAMES.length]} ${[...steps].map((step) => step()).join('  ')}`;
    output.write(`\r\x1b[2K${line.slice(0, (output.columns ?? 80) - 1)}`);
  };
  return (title) => {
    const began = Date.now();
    let detail = '';
    const shown = (): string => `${title}${detail && ` · ${detail}`} ${elapsed(began)}`;
    steps.add(shown);
    timer ??= setInterval(draw, FRAME_MILLISECONDS);
    draw();
    const end = (mark: string, last?: string): void => {
      steps.delete(shown);
      if (steps.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      output.write(`\r\x1b[2K${mark} ${title}${last ? ` · ${last}` : ''} ${elapsed(began)}\n`);
    };
    return {
      update: (text) => void (detail = text),
      done: (last) => end('✔', last),
      fail: (last) => end('✘', last),
    };
  };
}

function plainStep(output: Output, title: string): Step {
  const began = Date.now();
  let detail = '';
  output.write(`… ${title}\n`);
  const timer = setInterval(
    () => output.write(`  ${title}${detail && ` · ${detail}`} ${elapsed(began)}\n`),
    PATIENCE_MILLISECONDS,
  );
  const end = (mark: string, last?: string): void => {
    clearInterval(timer);
    output.write(`${mark} ${title}${last ? ` · ${last}` : ''} ${elapsed(began)}\n`);
  };
  return {
    update: (text) => void (detail = text),
    done: (last) => end('✔', last),
    fail: (last) => end('✘', last),
  };
}

function elapsed(since: number): string {
  const seconds = (Date.now() - since) / 1000;
  return `(${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s)`;
}
