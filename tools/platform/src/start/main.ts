import { DEMO_IDENTITIES } from '@gezhi/identity';
import { EnvironmentError } from '@gezhi/environment';
import { EmbeddedPostgresError, eraseEmbeddedPostgres } from '@gezhi/persistence';
import { onStop } from '../on-stop';
import { progressOn } from '../terminal/progress';
import { DATA_FOLDER } from './databases';
import { readEnvironment } from './environment';
import type { StartEnvironment } from './environment';
import { askFirstQuestion } from './first-answer';
import { parseOptions, USAGE } from './options';
import type { StartOptions } from './options';
import { Platform } from './platform';
import { StartError } from './start-error';

const progress = progressOn(process.stdout);
const LONGEST_ID = 36;

/** `npm start`: runs the whole platform on this machine until it is told to stop. Answers the exit code. */
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
  try {
    return await run(options, readEnvironment());
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

async function run(options: StartOptions, environment: StartEnvironment): Promise<number> {
  if (options.reset) await reset(environment);
  const platform = new Platform(environment, progress);
  const { promise: stopped, resolve } = Promise.withResolvers<string>();
  onStop(async (reason) => resolve(reason));
  try {
    const reason = await Promise.race([stopped, serve(platform, options)]);
    progress.say(`Stopping (${reason})`);
    return 0;
  } finally {
    await platform.stop();
  }
}

/** Never settles while all is well: what ends it is a failure, or being told to stop. */
async function serve(platform: Platform, { demo }: StartOptions): Promise<never> {
  const graph = await platform.start({ demo });
  progress.say(welcome(graph));
  try {
    const lines = await askFirstQuestion(graph);
    if (lines !== null) progress.say(`\n${lines.join('\n')}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    progress.say(`\nA first question over four departments was not answered: ${reason}`);
  }
  progress.say('\nCtrl-C stops everything.');
  return platform.failed;
}

async function reset({ DATABASE_URL }: StartEnvironment): Promise<void> {
  if (DATABASE_URL !== undefined) {
    throw new StartError(
      '--reset erases the embedded database only. On the server of DATABASE_URL drop the gezhi_… databases yourself.',
    );
  }
  const step = progress.step('Erasing the embedded database');
  await eraseEmbeddedPostgres(DATA_FOLDER);
  step.done();
}

function welcome(graph: string): string {
  const identities = DEMO_IDENTITIES.map(
    ({ id, name }) => `    ${id.padEnd(LONGEST_ID)} ${name.en} ${name.zh}`,
  );
  return [
    '',
    `  Graph   ${graph}/graphql`,
    `  IDE     ${graph}/`,
    `  Demo identities: POST ${graph}/dev/token {"identity": "…"}`,
    ...identities,
  ].join('\n');
}

function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof EnvironmentError) return error.message;
  if (error instanceof EmbeddedPostgresError) return `${error.message} [${error.code}]`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
