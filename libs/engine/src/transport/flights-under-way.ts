import type { Flight } from './flight';

/** Changes after which the map is made anew. */
const CHANGES = 512;

/**
 * Flights by what is asked. The map is made anew now and then: each time a Map that much comes to and leaves makes
 * room, its old table points to the new one, and once one table is old, V8's scavenger takes all that follow for
 * reachable, with every flight they ever held, until the next full collection (docs/adr/0026).
 */
export class FlightsUnderWay {
  private flights = new Map<string, Flight>();
  private changes = 0;

  get(key: string): Flight | undefined {
    return this.flights.get(key);
  }

  set(key: string, flight: Flight): void {
    this.flights.set(key, flight);
    this.changes += 1;
    if (this.changes < CHANGES) return;
    this.changes = 0;
    this.flights = new Map(this.flights);
  }

  delete(key: string): void {
    this.flights.delete(key);
  }
}
