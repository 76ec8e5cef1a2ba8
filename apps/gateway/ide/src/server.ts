import { SignInError } from './sign-in';
import type { SignInSettings } from './sign-in';
import { WORDS } from './words';
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

/** Whom a token names, as `/auth/actor` tells. */
export interface SignedIn {
  readonly name: string;
  readonly roles: readonly string[];
  readonly areas: readonly string[];
  readonly expiresAt: Date;
  /** What in the token grants nothing, and why. */
  readonly ignored: readonly {
    readonly claim: string;
    readonly reason: string;
    readonly value: string | null;
  }[];
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

/** How to sign in with the identity provider; null where the gateway has none for the IDE. */
export async function fetchSignIn(): Promise<SignInSettings | 'UNAVAILABLE' | null> {
  const response = await fetch('/ide/sign-in.json');
  return response.ok ? ((await response.json()) as SignInSettings | null) : 'UNAVAILABLE';
}

/** Asks the gateway whom it takes the holder of a token for. Throws SignInError when it does not believe it. */
export async function fetchActor(token: string): Promise<SignedIn> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch('/auth/actor', { headers });
  const body = (await response.json()) as ActorAnswer & RefusedAnswer;
  if (response.ok) {
    const { actor, expiresAt, ignored } = body;
    return { ...actor, ignored, expiresAt: new Date(expiresAt) };
  }
  const { code, reason, claim } = body.errors[0]?.extensions ?? {};
  const detail = [reason ?? code, claim].filter(Boolean).join(' ');
  throw new SignInError(WORDS.notBelieved, detail);
}

interface ActorAnswer extends Pick<SignedIn, 'ignored'> {
  readonly actor: Pick<SignedIn, 'name' | 'roles' | 'areas'>;
  readonly expiresAt: string;
}

interface RefusedAnswer {
  readonly errors: readonly {
    readonly extensions: {
      readonly code: string;
      readonly reason?: string;
      readonly claim?: string;
    };
  }[];
}
