import type { FastifyInstance } from 'fastify';
import { createEventStreams } from './serve-event-streams';
import type { EventStreams } from './serve-event-streams';
import { serveWebSockets } from './serve-web-sockets';
import type { WebSocketOptions } from './serve-web-sockets';

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells everybody who follows something to come back within seconds: for a graph that was exchanged. */
    sendFollowersAway(): void;
    /** How many subscriptions are followed at this moment. */
    followers(): number;
  }
}

/** What the city is told as it happens: over WebSocket, and as a stream of events. */
export function serveLive(server: FastifyInstance, options: WebSocketOptions): EventStreams {
  const sendSocketsAway = serveWebSockets(server, options);
  const events = createEventStreams(server, options);
  server.decorate('sendFollowersAway', () => {
    sendSocketsAway();
    events.sendAway();
  });
  server.decorate('followers', () => options.allowance.inAll);
  return events;
}
