import { Histogram } from '../measure/histogram';
import { NotReachedError, SteadyClient } from './steady-client';
import type { SteadyReport, SteadySetting } from './steady-job';

/*
 * The process of those who ask without a pause: so many requests a second, whether or not the last was answered, of
 * whichever gateways say they are ready, as a proxy before them would, every second time signed in. Each answer must be what the first to the same
 * body was. Whenever asked, it says what was seen since.
 */
const LOOK_MILLISECONDS = 100;
const TELLING_CHARACTERS = 300;

async function main({ origins, requestsPerSecond, bodies }: SteadySetting): Promise<void> {
  const clients = origins.map((origin) => new SteadyClient(origin));
  let ready = clients;
  const expected = new Map<string, string>();
  let seen = noneSeen();
  let sent = 0;

  async function look(): Promise<void> {
    const looks = clients.map((client) => client.look().catch(() => false));
    const states = await Promise.all(looks);
    const found = clients.filter((_, index) => states[index]);
    // When none says so, all are tried: somebody may be wrong about itself.
    ready = found.length > 0 ? found : clients;
  }

  async function ask(number: number): Promise<void> {
    const began = performance.now();
    const body = bodies[number % bodies.length] ?? '';
    try {
      const { status, body: text, retried, closes } = await askSomebody(number, body);
      const right = expected.get(body) ?? text;
      expected.set(body, right);
      if (status !== 200 || text !== right || text.includes('"errors"'))
        fail(`status ${status}: ${text.slice(0, TELLING_CHARACTERS)}`);
      if (retried) seen.retried += 1;
      if (closes) seen.closed += 1;
    } catch (error) {
      fail(String(error));
    }
    seen.requests += 1;
    seen.latencies.record((performance.now() - began) * 1_000);
  }

  async function askSomebody(number: number, body: string) {
    const chosen = ready[number % ready.length] ?? clients[0];
    const others = clients.filter((client) => client !== chosen);
    for (const [turn, client] of [chosen, ...others].entries()) {
      try {
        const answer = await client?.post(body, number % 2 === 0);
        if (answer === undefined) break;
        if (turn > 0) seen.moved += 1;
        return answer;
      } catch (error) {
        if (!(error instanceof NotReachedError)) throw error;
      }
    }
    throw new Error('nobody listens');
  }

  function fail(why: string): void {
    seen.failed += 1;
    seen.firstFailure ??= why;
  }

  await look();
  const looking = origins.length > 1 ? setInterval(() => void look(), LOOK_MILLISECONDS) : null;
  const every = 1_000 / requestsPerSecond;
  let due = performance.now();
  const sending = setInterval(() => {
    for (; due <= performance.now(); due += every) void ask(sent++);
  }, 1);
  process.on('message', () => {
    const { latencies, ...counted } = seen;
    seen = noneSeen();
    process.send?.({ ...counted, latencies: latencies.toCounts() } satisfies SteadyReport);
  });
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => {
    clearInterval(sending);
    if (looking !== null) clearInterval(looking);
    process.exit(0);
  });
  process.send?.({ ready: true });
}

function noneSeen() {
  return {
    requests: 0,
    failed: 0,
    firstFailure: null as string | null,
    retried: 0,
    moved: 0,
    closed: 0,
    latencies: new Histogram(),
  };
}

void main(JSON.parse(process.argv[2] ?? '{}') as SteadySetting);
