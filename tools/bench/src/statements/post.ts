import { request } from 'undici';
import type { Target } from '../load/load-job';

/** Sends one operation; throws when the answer has errors. */
export async function post({ url, headers }: Target, body: string): Promise<void> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const { errors } = (await response.body.json()) as { errors?: readonly object[] };
  if (errors !== undefined) throw new Error(`The graph answers errors: ${JSON.stringify(errors)}`);
}
