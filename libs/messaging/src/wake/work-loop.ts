export interface WorkLoopOptions {
  /** Does some of the work and answers whether there may be more of it at once. */
  readonly step: () => Promise<boolean>;
  /** Milliseconds after which it looks by itself: a wake-up may be lost. */
  readonly every: number;
  /** Hears what a step throws; the next one comes after `every`. */
  readonly onProblem: (error: unknown) => void;
}

export interface WorkLoop {
  /** There may be something to do. */
  wake(): void;
  /** Begins no other step and waits for the one under way. */
  stop(): Promise<void>;
}

/** Works while there is work, one step at a time; then sleeps until it is woken or its time has come. */
export function startWorkLoop({ step, every, onProblem }: WorkLoopOptions): WorkLoop {
  let woken = true;
  let stopped = false;
  let rouse: () => void = () => undefined;

  async function sleep(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, every);
    rouse = resolve;
    await promise;
    clearTimeout(timer);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      let more = false;
      try {
        more = await step();
      } catch (error) {
        onProblem(error);
        // Not at once, whoever wakes it: what is broken needs time.
        woken = false;
      }
      if (!more && !woken && !stopped) await sleep();
    }
  }

  const running = run();
  return {
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      stopped = true;
      rouse();
      await running;
    },
  };
}
