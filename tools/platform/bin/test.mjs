#!/usr/bin/env node
import { bootstrap } from './bootstrap.mjs';

await bootstrap('tools/platform/src/test/main.ts', process.argv.slice(2));
