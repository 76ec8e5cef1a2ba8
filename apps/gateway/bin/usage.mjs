#!/usr/bin/env node
import { bootstrap } from '../../../tools/platform/bin/bootstrap.mjs';

await bootstrap('apps/gateway/src/usage/main.ts', process.argv.slice(2));
