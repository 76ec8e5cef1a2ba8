#!/usr/bin/env node
import { bootstrap } from '../../platform/bin/bootstrap.mjs';

await bootstrap('tools/audit/src/main.ts', process.argv.slice(2));
