import type { GraphAnswer, GraphUnderTest } from '@gezhi/testing';
import { sendPhoto } from './send-photo.testing';
import { mutationText } from './mutation-text.testing';

/** What a step answers: its success, or the problem that refused it. */
export interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  /** The code of the refusal; undefined when the step was taken. */
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  /** What the state table would have allowed. */
  readonly allowed?: readonly string[];
  readonly [field: string]: unknown;
}

/** Somebody of the demonstration city at a screen: everything goes through the gateway with their own token. */
export interface Person {
  /** Takes a step and answers whatever came of it. */
  tries(mutation: string, input: object, fields?: string): Promise<Outcome>;
  /** Takes a step that must succeed. */
  does(mutation: string, input: object, fields?: string): Promise<Outcome>;
  /** Reads; no error is expected. */
  reads<Data>(query: string, variables?: object): Promise<Data>;
  /** Sends a picture of what was done about an event, or of what is still to be reported; answers its key. */
  photographs(eventId: string | null): Promise<string>;
  /** Asks whatever; errors are part of the answer. */
  asks<Data>(query: string, variables?: object): Promise<GraphAnswer<Data>>;
}

/** The person behind a demo identity; null is nobody signed in. The graph may start later than the story is told. */
export function person(graph: () => GraphUnderTest, identity: string | null): Person {
  const name = identity ?? 'nobody';
  const asks = <Data>(query: string, variables: object = {}): Promise<GraphAnswer<Data>> =>
    graph().ask<Data>(identity, query, variables);
  const reads = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await asks<Data>(query, variables);
    // Rules of fields refuse nobody with an error beside the null; stories look at what is shown.
    const failed = errors.filter(
      ({ extensions }) => identity !== null || extensions['code'] !== 'UNAUTHORIZED_FIELD_OR_TYPE',
    );
    if (failed.length > 0 || data === null)
      throw new Error(`${name} could not read: ${JSON.stringify(errors)}`);
    return data;
  };
  const tries = async (mutation: string, input: object, fields = ''): Promise<Outcome> => {
    const text = mutationText(mutation, fields);
    const { outcome } = await reads<{ outcome: Outcome }>(text, { input });
    return outcome;
  };
  const does: Person['does'] = async (mutation, input, fields) => {
    const outcome = await tries(mutation, input, fields);
    if (outcome.code)
      throw new Error(`${name} could not ${mutation}: ${outcome.code}, ${outcome.message}`);
    return outcome;
  };
  return {
    asks,
    reads,
    tries,
    does,
    photographs: (eventId) =>
      sendPhoto(eventId, { does, url: graph().url, token: () => graph().token(identity ?? '') }),
  };
}
