import { Pool } from 'undici';
import type { Caller } from '../engine';
import { Breaker } from '../guard/breaker';
import type { EngineObserver } from '../observer';
import { Flight } from './flight';
import type { FlightRoute } from './flight';
import { FlightsUnderWay } from './flights-under-way';
import type { EventStream } from './event-stream';
import type { IncomingFiles } from '../upload/incoming-files';
import { uploadRequest } from '../upload/upload-request';
import { HttpExchange } from './http-exchange';
import type { ExchangeOutcome } from './http-exchange';
import { openEventStream } from './open-event-stream';
import { shareKeyOf } from './share-key';
import type { SubgraphClient } from './subgraph-client';
import { SubgraphError } from './subgraph-error';
import type { SubgraphConnection } from './subgraph-transport';

const DEADLINE_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 2_000;
const READY_MILLISECONDS = 1_500;
const ANSWER_LIMIT = 32 * 1_048_576;

/** Our servers close idle connections after 65 seconds; the side that asks closes first. */
const KEEP_ALIVE_MILLISECONDS = 30_000;

/**
 * Signed HTTP to one subgraph over kept-alive connections. Redirects are never followed; equal
 * questions under way are asked once; a subgraph that keeps failing is left alone for a while.
 */
export function createSubgraphClient(
  name: string,
  connection: SubgraphConnection,
  observer?: EngineObserver,
): SubgraphClient {
  const { origin, pathname: path } = new URL(connection.url);
  const deadline = connection.deadlineMilliseconds ?? DEADLINE_MILLISECONDS;
  const answerLimit = connection.answerLimit ?? ANSWER_LIMIT;
  const pool = new Pool(origin, {
    connections: connection.connections ?? 64,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      timeout: CONNECT_MILLISECONDS,
      ...(connection.socket !== null && { socketPath: connection.socket }),
    },
  });
  const underWay = new FlightsUnderWay();
  /** How to cut off each stream. */
  const followed = new Map<EventStream, () => void>();

  function send(
    body: string,
    caller: Caller,
    outcome: ExchangeOutcome,
    files?: IncomingFiles,
  ): HttpExchange {
    const exchange = new HttpExchange(name, deadline, answerLimit, outcome);
    const { credentials } = connection;
    if (files !== undefined) {
      pool.dispatch(uploadRequest({ body, files, caller, path, credentials }, exchange), exchange);
      return exchange;
    }
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      'accept-language': caller.language,
      traceparent: caller.traceparent,
      ...credentials?.request({ method: 'POST', path, body, actor: caller.actor }),
    };
    pool.dispatch({ method: 'POST', path, headers, body }, exchange);
    return exchange;
  }

  const route: FlightRoute = { name, send, breaker: new Breaker(), underWay, observer };

  return {
    name,

    ask(body, isMutation, caller, waiter, step, files) {
      if (isMutation) {
        const flight = new Flight(route, null, body, caller, files);
        flight.join(waiter, step);
        return flight;
      }
      const share = shareKeyOf(caller);
      const flight = underWay.find(share, body) ?? new Flight(route, share, body, caller);
      flight.join(waiter, step);
      return flight;
    },

    follow(question, caller, until, receiver) {
      const stream = openEventStream(name, connection, question, caller, until, {
        event: (answer) => receiver.event(answer),
        ended(end) {
          followed.delete(stream);
          receiver.ended(end);
        },
      });
      const close = () => {
        followed.delete(stream);
        stream.close();
      };
      followed.set(stream, () => {
        close();
        receiver.ended(new SubgraphError('SUBSCRIPTION_INTERRUPTED', name, 'the graph is closed'));
      });
      return { pause: () => stream.pause(), resume: () => stream.resume(), close };
    },

    async isReady() {
      try {
        const signal = AbortSignal.timeout(READY_MILLISECONDS);
        const response = await pool.request({ method: 'GET', path: '/health/ready', signal });
        await response.body.dump();
        return response.statusCode === 200;
      } catch {
        return false;
      }
    },

    close() {
      for (const cutOff of [...followed.values()]) cutOff();
      return pool.destroy();
    },
  };
}
