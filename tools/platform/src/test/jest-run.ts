import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_SERVER_VARIABLE } from '@gezhi/testing';
import { ROOT, RUNTIME_FOLDER } from '../root-folder';
import type { TestOptions } from './options';
import type { Project } from './projects';
import { runCommand } from './run-command';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The parts of jest's report that count. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be run at all: none of their tests is counted elsewhere. */
  readonly numRuntimeErrorTestSuites: number;
}

/** Two at a time: the machine we promise to be quick on has two cores. */
const WORKERS = 2;

/** Runs the tests of all projects in one jest; it prints what fails. */
export async function runJest(
  serverUrl: string,
  projects: readonly Project[],
  options: TestOptions,
): Promise<Tally> {
  const folder = join(RUNTIME_FOLDER, 'run');
  mkdirSync(folder, { recursive: true });
  const reportFile = join(folder, `jest-${process.pid}.json`);
  try {
    const { succeeded } = await runCommand({
      program: process.execPath,
      arguments: [
        join(ROOT, 'node_modules', '.bin', 'jest'),
        `--maxWorkers=${WORKERS}`,
        `--testSequencer=${join(ROOT, 'tools/platform/bin/cost-sequencer.cjs')}`,
        '--passWithNoTests',
        // A test that failed half-way may leave a process or socket behind; the run must end and say so all the same.
        '--forceExit',
        '--json',
        `--outputFile=${reportFile}`,
        ...(projects.length > 0 ? ['--selectProjects', ...projects.map(({ name }) => name)] : []),
        ...(options.name === null ? [] : ['--testNamePattern', options.name]),
        ...(options.files.length > 0 ? ['--testPathPatterns', ...options.files] : []),
      ],
      folder: ROOT,
      environment: { [TEST_SERVER_VARIABLE]: serverUrl },
      output: 'show',
    });
    if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    // Jest may fail for a reason that is no test of ours (a broken configuration, a leaked handle).
    return { passed: report.numPassedTests, failed: failed === 0 && !succeeded ? 1 : failed };
  } finally {
    rmSync(reportFile, { force: true });
  }
}
