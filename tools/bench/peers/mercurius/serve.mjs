import { readFileSync } from 'node:fs';
import gateway from '@mercuriusjs/gateway';
import fastify from 'fastify';

/*
 * Mercurius' gateway as its README sets it up: fastify without a log, undici with its default connections, and
 * `jit`, which its documentation names for production. Arguments: a JSON file with the services (name, url and
 * Federation 1 schema of each) and the port.
 */
const [, , file = '', port = '0'] = process.argv;

const server = fastify();
await server.register(gateway, {
  jit: 1,
  gateway: { services: JSON.parse(readFileSync(file, 'utf8')) },
});
await server.listen({ host: '127.0.0.1', port: Number(port) });
