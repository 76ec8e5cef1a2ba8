import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The root of the repository: lint works from there. */
const ROOT = join(__dirname, '..', '..', '..');

/** A source as it might be written; the file need not exist. */
export interface Source {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export interface Message {
  /** The name of the rule; null when the source could not be read at all. */
  readonly rule: string | null;
  readonly text: string;
}

/**
 * What lint, as configured at the root, says about each source. The graph of projects is made anew before: with an
 * old one, or with none, the rule about boundaries would say nothing.
 */
export async function lintSources(sources: readonly Source[]): Promise<readonly Message[][]> {
  const program = join(ROOT, 'tools/boundaries/bin/lint-sources.mjs');
  const lint = spawn(process.execPath, [program], { cwd: ROOT, stdio: 'pipe' });
  lint.stdin.end(JSON.stringify(sources));
  const [output, complaints, [code]] = await Promise.all([
    text(lint.stdout),
    text(lint.stderr),
    once(lint, 'close') as Promise<[number | null]>,
  ]);
  const said = output + complaints;
  if (code !== 0 || said.includes('No cached ProjectGraph')) {
    throw new Error(`Lint could not judge the sources:\n${said.slice(0, 2_000)}`);
  }
  const answers = JSON.parse(output) as { readonly messages: Message[] }[];
  return answers.map(({ messages }) => messages);
}
