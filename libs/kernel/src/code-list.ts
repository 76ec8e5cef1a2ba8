import type { Text } from './language';
import type { StateMachine } from './state-machine';

/** A closed list of codes with labels: served by the graph so that no client hard-codes a word. */
export interface CodeList<Code extends string = string> {
  /** The name of the GraphQL enum, e.g. `EventSource`. */
  readonly name: string;
  readonly title: Text;
  readonly labels: Readonly<Record<Code, Text>>;
  readonly codes: readonly Code[];
  has(text: string): text is Code;
}

export function defineCodeList<const Code extends string>(
  name: string,
  title: Text,
  labels: Readonly<Record<Code, Text>>,
): CodeList<Code> {
  return {
    name,
    title,
    labels,
    codes: Object.keys(labels) as Code[],
    has: (text): text is Code => Object.hasOwn(labels, text),
  };
}

/** The states of a machine as a code list named `<Type>State`. */
export function stateList<State extends string, Action extends string>(
  machine: StateMachine<State, Action>,
  title: Text,
): CodeList<State> {
  return defineCodeList(`${machine.name}State`, title, machine.states);
}

/** The codes as the list in a SQL CHECK: `'A', 'B'`. */
export function sqlCodes(list: Pick<CodeList, 'codes'>): string {
  return list.codes.map((code) => `'${code}'`).join(', ');
}
