import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root-folder';
import type { Progress } from '../terminal/progress';
import { listProjects } from './projects';
import type { Project } from './projects';
import { runCommand } from './run-command';

/** One thing that holds or does not hold for the source as it lies there. */
export interface StaticCheck {
  readonly title: string;
  readonly program: string;
  readonly arguments: readonly string[];
  /** Text that means failure although the program is content. */
  readonly betrays?: RegExp;
}

/**
 * The checks of the given projects; of the whole repository when there are none. In two rows that run beside each
 * other, for each check keeps about one core busy: what Nx knows and what the compiler knows.
 */
export function staticChecks(projects: readonly Project[]): readonly (readonly StaticCheck[])[] {
  const some = projects.length > 0;
  const names = projects.map(({ name }) => name).join(',');
  const only = some ? [`--projects=${names}`] : [];
  const nx = [binary('nx')];
  const ofNx: StaticCheck[] = [
    {
      title: 'Project references follow the imports (nx sync:check)',
      program: process.execPath,
      arguments: [...nx, 'sync:check'],
    },
    {
      title: 'Lint, with the boundaries between projects',
      program: process.execPath,
      arguments: [...nx, 'run-many', '-t', 'lint', ...only, '--output-style=static'],
      // Without the graph of projects the rule about boundaries only warns that it does nothing.
      betrays: /No cached ProjectGraph is available/,
    },
    {
      title: 'Formatting (prettier)',
      program: process.execPath,
      arguments: [
        binary('prettier'),
        '--check',
        '--log-level=warn',
        ...(some ? projects.map(({ folder }) => folder) : ['.']),
      ],
    },
  ];
  const ofCompiler: StaticCheck[] = [
    {
      // One compiler for all projects: in a clean clone several times quicker than one for each.
      title: 'Types',
      program: process.execPath,
      arguments: [
        binary('tsc'),
        '--build',
        ...(some ? projects : listProjects(ROOT)).map(({ folder }) =>
          join(folder, 'tsconfig.json'),
        ),
      ],
    },
  ];
  if (!some || projects.some(({ name }) => name === '@gezhi/gateway')) {
    ofCompiler.push({
      title: 'Types of the IDE',
      program: process.execPath,
      arguments: [binary('tsc'), '-p', join(ROOT, 'apps/gateway/ide/tsconfig.json')],
    });
  }
  if (!some && existsSync(join(ROOT, 'tools/schema/src/main.ts'))) {
    ofCompiler.push({
      title: 'Committed schemas and generated pages are current',
      program: process.execPath,
      arguments: [...fromSource(), 'tools/schema/src/main.ts', 'check'],
    });
  }
  return [ofNx, ofCompiler];
}

export async function runStaticCheck(check: StaticCheck, progress: Progress): Promise<boolean> {
  const step = progress.step(check.title);
  const result = await runCommand({
    program: check.program,
    arguments: check.arguments,
    folder: ROOT,
    environment: {
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NX_VERBOSE_LOGGING: 'false',
      FORCE_COLOR: '0',
    },
    output: 'keep',
    onLine: (line) => step.update(line.slice(0, 60)),
  });
  const holds = result.succeeded && check.betrays?.test(result.output) !== true;
  if (holds) {
    step.done();
  } else {
    step.fail();
    progress.say(tellingLines(result.output));
  }
  return holds;
}

/** What failed, without the headings of the many tasks of Nx that had nothing to say. */
export function tellingLines(output: string): string {
  const blocks = output.split(/^(?=> nx run |\s*NX {3})/m);
  const telling = blocks.filter(
    (block) =>
      !block.startsWith('> nx run ') ||
      block.split('\n').some((line) => line.trim() !== '' && !line.startsWith('> ')),
  );
  return telling
    .join('')
    .replace(/\n(?:[ \t]*\n)+/g, '\n')
    .trim()
    .replace(/^/gm, '    ');
}

function binary(name: string): string {
  return join(ROOT, 'node_modules', '.bin', name);
}

/** How Node runs our TypeScript. */
function fromSource(): readonly string[] {
  return ['--conditions=@gezhi/source', '-r', '@swc-node/register'];
}
