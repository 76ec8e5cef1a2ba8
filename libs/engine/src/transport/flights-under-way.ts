import type { Flight } from './flight';

/** Changes after which the map is made anew. */
const CHANGES = 512;

/**
 * Flights that may be joined, by for whom and what is asked. The maps are made anew now and then: each time a Map that
 * much comes to and leaves makes room, its old table points to the new one, and once one table is old, V8's scavenger
 * takes all that follow for reachable, with every flight they ever held, until the next full collection
 * (docs/adr/0026).
 */
export class FlightsUnderWay {
  private byShare = new Map<string, Map<string, Flight>>();
  private changes = 0;

  find(share: string, body: string): Flight | undefined {
    return this.byShare.get(share)?.get(body);
  }

  add(share: string, body: string, flight: Flight): void {
    const flights = this.byShare.get(share);
    if (flights === undefined) this.byShare.set(share, new Map([[body, flight]]));
    else flights.set(body, flight);
    this.changes += 1;
    if (this.changes < CHANGES) return;
    this.changes = 0;
    const renewed = [...this.byShare].map(([key, each]) => [key, new Map(each)] as const);
    this.byShare = new Map(renewed);
  }

  remove(share: string, body: string): void {
    const flights = this.byShare.get(share);
    flights?.delete(body);
    if (flights?.size === 0) this.byShare.delete(share);
  }
}
