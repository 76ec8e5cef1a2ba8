import { request } from 'undici';

/** A token of the gateway's development issuer. */
export async function demoToken(origin: string, identity: string): Promise<string> {
  const response = await request(`${origin}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity }),
  });
  const { token } = (await response.body.json()) as { token?: string };
  if (token === undefined) throw new Error(`The gateway gives no token for ${identity}.`);
  return token;
}
