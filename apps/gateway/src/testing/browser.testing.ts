import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Describes tests that need a browser; without one they are skipped, and say so. */
export const withBrowser = existsSync(CHROMIUM)
  ? describe
  : (name: string, tests: () => void) =>
      describe.skip(`${name} (SKIPPED: there is no browser at ${CHROMIUM})`, tests);

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Builds the IDE from the sources that lie there into a folder of the test's own. */
export function buildIde(target: string): void {
  execFileSync(process.execPath, [join(__dirname, '../../ide/build-ide.mjs'), target]);
}
