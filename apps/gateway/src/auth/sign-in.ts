import type { FindIssuer } from './remember-issuer';

/** How the IDE, a public client, signs people in with the identity provider. */
export interface SignIn {
  readonly issuer: string;
  readonly findIssuer: FindIssuer;
  readonly clientId: string;
  /** Separated by spaces. */
  readonly scopes: string;
  /** What the provider wants besides the standard parameters. */
  readonly parameters: Readonly<Record<string, string>>;
}
