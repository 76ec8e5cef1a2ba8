import { decodeJwt } from 'jose';
import { WORDS } from './words';
import type { Text } from './words';

/** How to sign in, as `/ide/sign-in.json` tells. */
export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly authorizationEndpoint: string | null;
  readonly tokenEndpoint: string | null;
  readonly endSessionEndpoint: string | null;
  readonly namesItselfInAnswers: boolean;
}

/** Signing in ended without a token; says why in both languages. */
export class SignInError extends Error {
  constructor(
    readonly text: Text,
    readonly detail: string | null = null,
  ) {
    super(text.en);
  }
}

/** Where the provider sends the browser back to; registered there exactly so. */
export const CALLBACK_PATH = '/ide/callback';
const redirectUri = () => `${location.origin}${CALLBACK_PATH}`;

/** What ties an answer to the question of this very tab. It is used once and holds no token. */
interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
const PENDING_KEY = 'gezhi:sign-in';

const LONGEST_WAIT_MILLISECONDS = 15_000;
const TOLERATED_SKEW_SECONDS = 60;

/** Leaves the page for the provider's: authorization code with PKCE (RFC 7636, S256). */
export async function goToProvider(settings: SignInSettings): Promise<void> {
  if (settings.authorizationEndpoint === null) throw new SignInError(WORDS.providerCannot);
  if (!isSecureContext) throw new SignInError(WORDS.needsHttps);
  const pending: Pending = { state: random(), nonce: random(), verifier: random() };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
  sessionStorage.setItem(PENDING_KEY, JSON.stringify(pending));

  const url = new URL(settings.authorizationEndpoint);
  const parameters = {
    ...settings.parameters,
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: settings.scopes,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  location.assign(url);
}

/** Turns the provider's answer in the address into an access token. Throws SignInError. */
export async function finishSignIn(
  settings: SignInSettings,
  answer: URLSearchParams,
): Promise<string> {
  const pending = takePending();
  if (pending === null || answer.get('state') !== pending.state) {
    throw new SignInError(WORDS.notStartedHere);
  }
  const namedIssuer = answer.get('iss');
  const mustBeNamed = namedIssuer !== null || settings.namesItselfInAnswers;
  if (mustBeNamed && namedIssuer !== settings.issuer) throw new SignInError(WORDS.wrongIssuer);
  const code = answer.get('code');
  if (code === null) throw new SignInError(WORDS.providerRefused, answer.get('error'));

  const { access_token: accessToken, id_token: idToken } = await exchange(settings, code, pending);
  if (typeof accessToken !== 'string') throw new SignInError(WORDS.providerRefused);
  if (settings.scopes.split(' ').includes('openid')) {
    checkIdToken(settings, pending.nonce, typeof idToken === 'string' ? idToken : '');
  }
  return accessToken;
}

/** The provider's page that ends the session there too, or null where it has none. */
export function signOutUrl(settings: SignInSettings): URL | null {
  if (settings.endSessionEndpoint === null) return null;
  const url = new URL(settings.endSessionEndpoint);
  url.searchParams.set('client_id', settings.clientId);
  url.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  return url;
}

async function exchange(
  settings: SignInSettings,
  code: string,
  { verifier }: Pending,
): Promise<Readonly<Record<string, unknown>>> {
  if (settings.tokenEndpoint === null) throw new SignInError(WORDS.providerCannot);
  try {
    const response = await fetch(settings.tokenEndpoint, {
      method: 'POST',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
      body: new URLSearchParams({
        ...settings.parameters,
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri(),
        client_id: settings.clientId,
        code_verifier: verifier,
      }),
    });
    const given = (await response.json()) as Record<string, unknown>;
    if (response.ok) return given;
    throw new SignInError(WORDS.providerRefused, textOf(given['error']));
  } catch (error) {
    if (error instanceof SignInError) throw error;
    throw new SignInError(WORDS.providerUnavailable, textOf(error));
  }
}

/**
 * The ID token came from the provider itself over TLS, so its signature adds nothing (OpenID Connect
 * Core §3.1.3.7, 6); its claims tie the answer to this client and this question.
 */
function checkIdToken({ issuer, clientId }: SignInSettings, nonce: string, idToken: string): void {
  try {
    const claims = decodeJwt(idToken);
    const isOurs = claims.iss === issuer && [claims.aud].flat().includes(clientId);
    const isAlive = (claims.exp ?? 0) + TOLERATED_SKEW_SECONDS > Date.now() / 1000;
    if (isOurs && isAlive && claims['nonce'] === nonce) return;
  } catch {
    // Not a JWT: as wrong as one for somebody else.
  }
  throw new SignInError(WORDS.wrongIssuer);
}

function takePending(): Pending | null {
  const text = sessionStorage.getItem(PENDING_KEY);
  sessionStorage.removeItem(PENDING_KEY);
  return text === null ? null : (JSON.parse(text) as Pending);
}

/** 256 bits nobody can guess. */
function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function textOf(value: unknown): string {
  return value instanceof Error ? value.message : String(value);
}
