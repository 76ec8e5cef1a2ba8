/** The issuer's keys cannot be fetched: nobody's fault who calls, and no reason to believe anybody. */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}
