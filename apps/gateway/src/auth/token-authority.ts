import {
  createDevelopmentIssuer,
  discoverIssuer,
  fixedIssuerKeys,
  remoteIssuerKeys,
  verifyAccessToken,
} from '@gezhi/identity';
import type {
  ClaimMap,
  DevelopmentIssuer,
  FetchRules,
  IssuerKeys,
  KeyNews,
  VerifyAccessToken,
} from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { GatewayEnvironment } from '../environment';
import { rememberBelievedTokens } from './remember-believed-tokens';
import { rememberIssuer } from './remember-issuer';
import type { FindIssuer } from './remember-issuer';
import type { SignIn } from './sign-in';

export interface TokenAuthority {
  readonly verifyToken: VerifyAccessToken;
  /** Present in demonstrations only. */
  readonly developmentIssuer?: DevelopmentIssuer;
  /** How the IDE signs in; present where a client is configured for it. */
  readonly signIn?: SignIn;
}

interface Around {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds of a clock that nobody sets, for the age of what is kept. Default `performance.now`. */
  readonly elapsed?: () => number;
}

/** Who decides who somebody is: the city's identity provider, or the development issuer. */
export async function createTokenAuthority(
  environment: GatewayEnvironment,
  around: Around,
): Promise<TokenAuthority> {
  const { ISSUER_URL: issuer } = environment;
  if (issuer === undefined) return demonstration(environment, around);
  const { elapsed, logger } = around;

  const rules: FetchRules = { requireHttps: environment.NODE_ENV === 'production' };
  const findIssuer = rememberIssuer(() => discoverIssuer(issuer, rules), elapsed);
  const keys = remoteIssuerKeys({
    locate: locator(findIssuer, environment.JWKS_URL),
    rules,
    maxAgeSeconds: environment.KEYS_MAX_AGE_SECONDS,
    staleSeconds: environment.KEYS_STALE_SECONDS,
    elapsed,
    onNews: (news) => tellNews(logger, news),
  });
  return {
    verifyToken: verifier(environment, issuer, keys, around),
    ...(environment.IDE_CLIENT_ID !== undefined && {
      signIn: {
        findIssuer,
        issuer,
        clientId: environment.IDE_CLIENT_ID,
        scopes: environment.IDE_SCOPES,
        parameters: environment.IDE_PARAMETERS,
      },
    }),
  };
}

async function demonstration(
  environment: GatewayEnvironment,
  around: Around,
): Promise<TokenAuthority> {
  const developmentIssuer = await createDevelopmentIssuer({
    clock: around.clock,
    audience: environment.AUDIENCE,
    keyFile: environment.DEVELOPMENT_ISSUER_KEY_FILE,
  });
  const { issuer, jwks } = developmentIssuer;
  const keys = fixedIssuerKeys(jwks);
  return { verifyToken: verifier(environment, issuer, keys, around), developmentIssuer };
}

function verifier(
  environment: GatewayEnvironment,
  issuer: string,
  keys: IssuerKeys,
  { clock, logger }: Around,
): VerifyAccessToken {
  const verify = verifyAccessToken({
    issuer,
    audience: environment.AUDIENCE,
    keys,
    clock,
    skewSeconds: environment.TOKEN_SKEW_SECONDS,
    algorithms: environment.TOKEN_ALGORITHMS,
    typeRequired: environment.TOKEN_TYPE_REQUIRED,
    claims: claimMapOf(environment),
  });
  return rememberBelievedTokens(tellIgnored(verify, logger), clock, keys.edition);
}

/**
 * The provider is asked where its keys are with the first token, not at start: the platform starts,
 * and answers what is public, while the provider is down.
 */
function locator(findIssuer: FindIssuer, jwksUrl: string | undefined): () => Promise<URL> {
  if (jwksUrl !== undefined) return async () => new URL(jwksUrl);
  return async () => (await findIssuer()).jwksUrl;
}

function claimMapOf(environment: GatewayEnvironment): ClaimMap {
  return {
    name: environment.CLAIM_NAME,
    organization: environment.CLAIM_ORGANIZATION,
    roles: environment.CLAIM_ROLES,
    areas: environment.CLAIM_AREAS,
    scopes: environment.CLAIM_SCOPES,
    purpose: environment.CLAIM_PURPOSE,
    caseNumber: environment.CLAIM_CASE_NUMBER,
    roleNames: environment.ROLE_NAMES,
  };
}

function tellNews(logger: Logger, news: KeyNews): void {
  if (news.kind === 'FETCHED') {
    const { keyIds, unusable } = news;
    const isOdd = unusable > 0 || keyIds.length === 0;
    logger[isOdd ? 'warn' : 'info']({ keyIds, unusable }, 'keys of the issuer fetched');
  } else {
    const { cause, secondsHeld } = news;
    logger.error({ err: cause, secondsHeld }, 'keys of the issuer cannot be fetched');
  }
}

/** Tells the operator what in a token grants nothing: it is seen once, when the token is first believed. */
function tellIgnored(verify: VerifyAccessToken, logger: Logger): VerifyAccessToken {
  return async (token) => {
    const result = await verify(token);
    if (result.ok && result.value.ignored.length > 0) {
      const { actor, ignored } = result.value;
      logger.warn({ subject: actor.subject, ignored }, 'part of a token ignored');
    }
    return result;
  };
}
