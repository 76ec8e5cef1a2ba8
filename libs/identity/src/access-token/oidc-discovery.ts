import { fetchJson } from './fetch-json';
import type { FetchRules } from './fetch-json';
import { IssuerUnavailableError } from './issuer-unavailable-error';

/** What an OpenID Connect provider says about itself, as far as it is used here. */
export interface IssuerMetadata {
  readonly issuer: string;
  readonly jwksUrl: URL;
  /** Where a browser signs in and out; null where the provider offers none, or not over https. */
  readonly authorizationEndpoint: URL | null;
  readonly tokenEndpoint: URL | null;
  readonly endSessionEndpoint: URL | null;
  /** The provider names itself in every answer to a browser (RFC 9207). */
  readonly namesItselfInAnswers: boolean;
}

/**
 * Asks an OpenID Connect provider about itself (Discovery 1.0 §4). What it says holds only if it names
 * exactly the issuer it was asked as.
 *
 * Throws IssuerUnavailableError when it does not answer, answers for another issuer, or names no
 * address for its keys that may be used.
 */
export async function discoverIssuer(issuer: string, rules: FetchRules): Promise<IssuerMetadata> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const document = await fetchJson(new URL(address), rules);
    if (typeof document !== 'object' || document === null) throw new Error('it is not an object');
    return metadataOf(document as Record<string, unknown>, issuer, rules);
  } catch (cause) {
    throw new IssuerUnavailableError(`No OpenID configuration at ${address}.`, { cause });
  }
}

function metadataOf(
  document: Readonly<Record<string, unknown>>,
  issuer: string,
  rules: FetchRules,
): IssuerMetadata {
  if (document['issuer'] !== issuer) throw new Error('it names another issuer');
  const address = (name: string) => usableUrl(document[name], rules);
  const jwksUrl = address('jwks_uri');
  if (jwksUrl === null) throw new Error('it names no usable jwks_uri');
  return {
    issuer,
    jwksUrl,
    authorizationEndpoint: address('authorization_endpoint'),
    tokenEndpoint: address('token_endpoint'),
    endSessionEndpoint: address('end_session_endpoint'),
    namesItselfInAnswers: document['authorization_response_iss_parameter_supported'] === true,
  };
}

function usableUrl(value: unknown, { requireHttps }: FetchRules): URL | null {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url?.protocol === 'https:') return url;
  return url?.protocol === 'http:' && !requireHttps ? url : null;
}
