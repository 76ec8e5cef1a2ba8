import { join } from 'node:path';
import { startTestServer } from '@gezhi/testing';
import type { TestServer } from '@gezhi/testing';
import { onStop } from '../on-stop';
import { ROOT, RUNTIME_FOLDER } from '../root-folder';
import { progressOn } from '../terminal/progress';
import { runJest } from './jest-run';
import { parseOptions, USAGE } from './options';
import type { TestOptions } from './options';
import { chooseProjects, listProjects } from './projects';
import type { Project } from './projects';
import { endCommands } from './run-command';
import { runStaticCheck, staticChecks } from './static-checks';

const progress = progressOn(process.stdout);
let server: TestServer | undefined;

/** Everything that must hold before a change is taken; ends with `N passed, N failed`. */
async function runChecks(projects: readonly Project[], options: TestOptions): Promise<number> {
  let passed = 0;
  let failed = 0;
  const rows = options.skipStatic ? [] : staticChecks(projects);
  await Promise.all(
    rows.map(async (row) => {
      for (const check of row) {
        if (await runStaticCheck(check, progress)) passed++;
        else failed++;
      }
    }),
  );
  const step = progress.step('Test database');
  try {
    server = await startTestServer({
      folder: join(RUNTIME_FOLDER, 'test'),
      onProgress: (detail) => step.update(detail),
    });
    step.done();
    const tests = await runJest(server.url, projects, options);
    passed += tests.passed;
    failed += tests.failed;
  } catch (error) {
    step.fail(error instanceof Error ? error.message : String(error));
    failed++;
  } finally {
    await server?.stop();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function main(words: readonly string[]): Promise<number> {
  const options = parseOptions(words);
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const projects = chooseProjects(listProjects(ROOT), options.only);
  if (typeof projects === 'string') {
    console.error(projects);
    return 2;
  }
  onStop(async () => {
    await endCommands();
    await server?.stop();
    process.exit(130);
  });
  return runChecks(projects, options);
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
