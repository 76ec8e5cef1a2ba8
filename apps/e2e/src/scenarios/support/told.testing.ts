import type { Person } from './person.testing';

/** What somebody was told of an object, the first first. */
export async function toldOf(
  someone: Person,
  aboutId: string,
): Promise<{ readonly kind: string; readonly subject: string }[]> {
  const { myNotifications } = await someone.reads<{
    myNotifications: { nodes: { kind: string; subject: string; aboutId: string }[] };
  }>('{ myNotifications(first: 100) { nodes { kind subject aboutId } } }');
  return myNotifications.nodes
    .filter((told) => told.aboutId === aboutId)
    .map(({ kind, subject }) => ({ kind, subject }))
    .reverse();
}
