import type { Text } from './words';

/** A saved example, as `/ide/operations.json` lists it. */
export interface Example {
  readonly id: string;
  readonly user: 'front-end' | 'department' | 'integrator';
  readonly title: Text;
  readonly runAs: string | null;
  readonly query: string;
  readonly variables: string | null;
}

/** A demo identity, as `/dev/identities` lists it. */
export interface Identity {
  readonly id: string;
  readonly name: Text;
  readonly roles: readonly string[];
  readonly areas: readonly string[];
}

const USERS: readonly Example['user'][] = ['front-end', 'department', 'integrator'];

export async function fetchExamples(): Promise<readonly Example[]> {
  const response = await fetch('/ide/operations.json');
  const examples = response.ok ? ((await response.json()) as Example[]) : [];
  return examples.sort((a, b) => USERS.indexOf(a.user) - USERS.indexOf(b.user));
}

/** The demo identities, or none where the gateway has no development issuer. */
export async function fetchIdentities(): Promise<readonly Identity[]> {
  const response = await fetch('/dev/identities');
  return response.ok ? ((await response.json()) as Identity[]) : [];
}

/** A token for a demo identity. */
export async function fetchToken(identity: string): Promise<string> {
  const response = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity }),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}
