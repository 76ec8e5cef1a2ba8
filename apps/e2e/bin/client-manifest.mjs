#!/usr/bin/env node
/**
 * Writes the operations of the typed client as a manifest of persisted queries, in the form of Apollo's tools:
 * `node apps/e2e/bin/client-manifest.mjs > <folder of lists>/<name of the client>.json`.
 * The texts are what the client sends (`print` of the document), known by their SHA-256.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, print } from 'graphql';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src/client/operations');
const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
const operations = await Promise.all(
  names.map(async (name) => {
    const document = parse(await readFile(join(folder, name), 'utf8'));
    const [operation] = document.definitions;
    const body = print(document);
    const id = createHash('sha256').update(body).digest('hex');
    return { id, name: operation.name.value, type: operation.operation, body };
  }),
);
const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
