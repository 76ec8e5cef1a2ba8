/** Keeps the answers to the last requests that came more than rarely. */
export interface AnswerMemory {
  get(request: string): string | undefined;
  set(request: string, answer: string): void;
}

/** Forgets the one unused for longest, so that ever new requests do not push out those that come back. */
export function createAnswerMemory(capacity: number): AnswerMemory {
  const answers = new Map<string, string>();
  return {
    get(request) {
      const answer = answers.get(request);
      if (answer === undefined) return undefined;
      answers.delete(request);
      answers.set(request, answer);
      return answer;
    },
    set(request, answer) {
      const [oldest] = answers.size < capacity ? [] : answers.keys();
      if (oldest !== undefined) answers.delete(oldest);
      answers.set(request, answer);
    },
  };
}
