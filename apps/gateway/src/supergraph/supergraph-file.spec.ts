import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SupergraphFile } from './supergraph-file';
import type { SupergraphFileOptions } from './supergraph-file';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const HOUR = 3_600_000;

/** As an operator should: a new file beside the old one takes its name. */
function exchange(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function watched(options: SupergraphFileOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-supergraph-'));
  folders.push(folder);
  const path = join(folder, 'supergraph.graphql');
  exchange(path, 'first');
  const file = new SupergraphFile(path, {
    settleMilliseconds: 1,
    everyMilliseconds: HOUR,
    ...options,
  });
  expect(await file.read()).toBe('first');
  const told: string[] = [];
  let heard = () => undefined as void;
  const tell = (what: string) => {
    told.push(what);
    heard();
  };
  const watch = () =>
    file.watch({
      onText: (sdl, again) => tell(again ? `${sdl} again` : sdl),
      onProblem: ({ code }) => tell(code),
    });
  return {
    folder,
    path,
    file,
    told,
    watch,
    /** Settles when there is something new to hear of. */
    next: () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      }),
    [Symbol.dispose]: () => file.stop(),
  };
}

describe('the file of the supergraph', () => {
  it('is told of when another takes its name, by a notice of the system', async () => {
    using own = await watched();
    own.watch();
    const next = own.next();
    exchange(own.path, 'second');
    await next;
    expect(own.told).toEqual(['second']);
  });

  it('is told of when no notice comes, and when it changed between its first reading and the watch', async () => {
    using own = await watched({ everyMilliseconds: 5 });
    exchange(own.path, 'second');
    let next = own.next();
    own.watch();
    await next;
    const elsewhere = `${own.folder}-target`;
    folders.push(elsewhere);
    next = own.next();
    writeFileSync(elsewhere, 'third');
    symlinkSync(elsewhere, `${own.path}.link`);
    renameSync(`${own.path}.link`, own.path);
    await next;
    next = own.next();
    // Nothing in the folder of the link changes.
    writeFileSync(elsewhere, 'fourth');
    await next;
    expect(own.told).toEqual(['second', 'third', 'fourth']);
  });

  it('is told of once for each change, and not without one', async () => {
    using own = await watched();
    own.watch();
    await own.file.look();
    expect(own.told).toEqual([]);
    exchange(own.path, 'second');
    await own.file.look();
    await own.file.look();
    expect(own.told).toEqual(['second']);
  });

  it('is told of as it is when somebody asks again', async () => {
    using own = await watched();
    own.watch();
    await own.file.lookAgain();
    expect(own.told).toEqual(['first again']);
  });

  it('is left alone while it is written, and told of when it is not any more', async () => {
    using own = await watched({ settleMilliseconds: 40 });
    own.watch();
    await own.file.look();
    writeFileSync(own.path, 'a third');
    const looking = own.file.look();
    // Each before the look that would have told of the one before.
    setTimeout(() => writeFileSync(own.path, 'two thirds'), 10);
    setTimeout(() => writeFileSync(own.path, 'the whole of it'), 60);
    await looking;
    expect(own.told).toEqual(['the whole of it']);
  });

  it('that is missing, empty or too large is a problem, told once, until it is a file again', async () => {
    using own = await watched({ limit: 100 });
    own.watch();
    await own.file.look();
    const steps = [
      () => rmSync(own.path),
      () => exchange(own.path, ' \n'),
      () => exchange(own.path, 'x'.repeat(101)),
      () => exchange(own.path, 'second'),
    ];
    for (const step of steps) {
      step();
      await own.file.look();
      await own.file.look();
    }
    expect(own.told).toEqual([
      'SUPERGRAPH_UNREADABLE',
      'SUPERGRAPH_UNREADABLE',
      'SUPERGRAPH_TOO_LARGE',
      'second',
    ]);
  });

  it('is no longer told of once nobody watches', async () => {
    using own = await watched();
    own.watch();
    await own.file.look();
    own.file.stop();
    exchange(own.path, 'second');
    await own.file.look();
    expect(own.told).toEqual([]);
  });
});
