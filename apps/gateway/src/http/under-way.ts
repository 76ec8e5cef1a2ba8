/** What knows its place among those under way. */
export interface Placed {
  place: number;
}

/**
 * The requests under way, in no order. An array that takes the last one into the gap, and not a Set, whose old tables
 * could keep alive what they once held: docs/adr/0026.
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
