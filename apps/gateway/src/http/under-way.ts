/** What knows its place among those under way. */
export interface Placed {
  place: number;
}

/**
 * The requests under way, in no order. An array that takes the last one into the gap, and not a Set: each time a Set
 * that many come to and leave makes room, its old table points to the new one, and once one table is old, V8's
 * scavenger takes all that follow for reachable, with every request they ever held, until the next full collection.
 * Half of the processor time went there.
 */
export class UnderWay<T extends Placed> {
  private readonly members: T[] = [];

  add(member: T): void {
    member.place = this.members.length;
    this.members.push(member);
  }

  /** Takes one out that was added before. */
  remove(member: T): void {
    const last = this.members.pop();
    if (last === undefined || last === member) return;
    this.members[member.place] = last;
    last.place = member.place;
  }

  all(): readonly T[] {
    return [...this.members];
  }
}
