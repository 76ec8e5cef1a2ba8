import { installBus } from '@gezhi/messaging';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNTIME_FOLDER } from '../root-folder';
import type { Progress } from '../terminal/progress';
import type { RunningProgram } from './child-process';
import { lockClone } from './clone-lock';
import type { DatabaseServer } from './databases';
import { openDatabases } from './databases';
import { isDemoLoaded, loadDemo } from './demo';
import { DEPARTMENTS } from './departments';
import type { StartEnvironment } from './environment';
import { findFreePort } from './free-port';
import { buildIde, isIdeCurrent } from './ide';
import { keepKeys } from './keys';
import { makeMeetingPlace } from './meeting-place';
import {
  gatewayAddress,
  missingDepartments,
  runGateway,
  runMigrations,
  runSubgraph,
  subgraphAddress,
} from './processes';
import type { Surroundings } from './processes';
import { endedEarly, untilReady } from './readiness';
import { StartError } from './start-error';

/** Processes get this long to answer what is under way; then the database still has its time within five seconds. */
const DRAIN_MILLISECONDS = 2_500;

/** The whole platform of one clone, from the first lock to the last socket. */
export class Platform {
  private readonly programs: RunningProgram[] = [];
  /** What must be given back at the end, the last taken first. */
  private readonly debts: (() => void | Promise<void>)[] = [];
  private stopping: Promise<void> | null = null;
  private readonly failure = Promise.withResolvers<never>();

  constructor(
    private readonly environment: StartEnvironment,
    private readonly progress: Progress,
  ) {
    this.failure.promise.catch(() => undefined);
  }

  /** Rejects when a part of the running platform ends by itself. */
  get failed(): Promise<never> {
    return this.failure.promise;
  }

  /** Starts everything and answers the address of the graph. */
  async start(options: { readonly demo: boolean }): Promise<string> {
    const run = join(RUNTIME_FOLDER, 'run');
    mkdirSync(run, { recursive: true });
    const lock = lockClone(join(run, 'launcher.lock'));
    await this.owe(() => lock.release());
    const port = await findFreePort(this.environment.PORT);
    const missing = missingDepartments(DEPARTMENTS);
    if (missing.length > 0) throw new StartError(`This clone lacks apps: ${missing.join(', ')}.`);
    const place = makeMeetingPlace(join(run, 'sockets'));
    await this.owe(() => place.remove());

    const { urls: databases, bus } = await this.openDatabases();
    const around: Surroundings = {
      departments: DEPARTMENTS,
      databases,
      bus,
      keys: keepKeys(join(run, 'keys'), DEPARTMENTS),
      socketFolder: place.folder,
      port,
      logLevel: this.environment.LOG_LEVEL,
    };
    await this.prepare(around, options.demo);
    await this.serve(around);
    const graph = `http://localhost:${port}`;
    const state = join(run, 'platform.json');
    const facts = { graph, databases, process: process.pid };
    writeFileSync(state, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
    await this.owe(() => rmSync(state, { force: true }));
    return graph;
  }

  /** Ends everything in order, within five seconds; may be called at any moment and again. */
  stop(): Promise<void> {
    this.stopping ??= this.giveBack();
    return this.stopping;
  }

  private async openDatabases(): Promise<DatabaseServer> {
    const step = this.progress.step('Database');
    try {
      const server = await openDatabases(DEPARTMENTS, this.environment.DATABASE_URL, step);
      await this.owe(() => server.stop());
      void server.lost.then((words) =>
        this.fail(new StartError(`The database ended unexpectedly. It last said:\n${words}`)),
      );
      step.done(server.description);
      return server;
    } catch (error) {
      step.fail();
      throw error;
    }
  }

  /** Tables, lists, the demonstration and the IDE: what only a first start really has to do. */
  private async prepare(around: Surroundings, demo: boolean): Promise<void> {
    await this.during('Tables and lists of four departments', async () => {
      await Promise.all([
        installBus(around.bus),
        ...around.departments.map(async (department) => {
          const program = this.keep(runMigrations(department, around));
          const end = await program.ended;
          if (end !== null) throw endedEarly(program, end);
        }),
      ]);
    });
    // Built beside the rest; a failure shows where it is waited for.
    const ide = isIdeCurrent() ? null : buildIde();
    ide?.catch(() => undefined);
    if (demo && !(await isDemoLoaded(around.databases))) {
      const step = this.progress.step('Demonstration of Qinhuai (秦淮区)');
      try {
        const { departments, databases } = around;
        const rows = await loadDemo(departments, databases, step, (program) => this.keep(program));
        step.done(`${rows.toLocaleString('en')} rows`);
      } catch (error) {
        step.fail();
        throw error;
      }
    }
    if (ide !== null) await this.during('IDE', () => ide);
  }

  private async serve(around: Surroundings): Promise<void> {
    await this.during('Four subgraphs and the gateway', async (update) => {
      const starting = [
        ...around.departments.map(
          (department) =>
            [() => runSubgraph(department, around), subgraphAddress(department, around)] as const,
        ),
        [async () => runGateway(around), gatewayAddress(around)] as const,
      ];
      let ready = 0;
      await Promise.all(
        starting.map(async ([run, address]) => {
          const program = this.keep(await run());
          await untilReady(program, address);
          void program.ended.then((end) => this.fail(endedEarly(program, end)));
          update(`${++ready} of ${starting.length} ready`);
        }),
      );
    });
  }

  private async during(
    title: string,
    work: (update: (detail: string) => void) => Promise<void>,
  ): Promise<void> {
    const step = this.progress.step(title);
    try {
      await work((detail) => step.update(detail));
      step.done();
    } catch (error) {
      step.fail();
      throw error;
    }
  }

  private keep(program: RunningProgram): RunningProgram {
    this.programs.push(program);
    // Asked to stop while this one was being started.
    if (this.stopping !== null) void program.stop(DRAIN_MILLISECONDS);
    return program;
  }

  private fail(error: Error): void {
    if (this.stopping === null) this.failure.reject(error);
  }

  /** Notes what must be given back at the end; at once when the end has come meanwhile. */
  private async owe(giveBack: () => void | Promise<void>): Promise<void> {
    if (this.stopping === null) {
      this.debts.push(giveBack);
      return;
    }
    await giveBack();
    throw new StartError('Stopped while starting.');
  }

  private async giveBack(): Promise<void> {
    await Promise.all(this.programs.map((program) => program.stop(DRAIN_MILLISECONDS)));
    for (const giveBack of this.debts.reverse()) await giveBack();
  }
}
