#!/usr/bin/env node
// Reads [{ path, text }] from standard input and answers [{ path, messages: [{ rule, text }] }]: what lint says about
// sources that need not exist. In a process of its own, since ESLint loads its configuration as a module.
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';

process.env.NX_DAEMON = 'false';

// The rule about boundaries reads the cached graph of projects, however old it is, and keeps silent without one.
const { createProjectGraphAsync } = createRequire(import.meta.url)('@nx/devkit');
await createProjectGraphAsync({ exitOnError: true });

const eslint = new ESLint();
const answers = [];
for (const source of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await eslint.lintText(source.text, { filePath: source.path });
  answers.push({
    path: source.path,
    messages: messages.map(({ ruleId, message }) => ({ rule: ruleId, text: message })),
  });
}
process.stdout.write(JSON.stringify(answers));
