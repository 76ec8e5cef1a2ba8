import { createHash, createHmac } from 'node:crypto';

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as on the request line. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/**
 * What the signature of a request must be (AWS Signature Version 4, header form), written from the published
 * description and checked by its published examples: nothing of it is shared with what signs.
 */
export function expectedSignature(request: SignedRequest, secret: string): string {
  const { credential, signedHeaders } = authorizationOf(request);
  const [, day = '', region = '', service = ''] = credential.split('/');
  const [path = '', query = ''] = request.url.split('?', 2);
  const canonical = [
    request.method,
    path,
    query.split('&').filter(Boolean).map(canonicalPair).sort().join('&'),
    ...signedHeaders.map((name) => `${name}:${request.headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join(
    '\n',
  );
  const keys = [day, region, service, 'aws4_request'];
  const key = keys.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

export function authorizationOf({ headers }: SignedRequest) {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers['authorization'] ?? '',
    );
  if (!found) throw new Error('not signed');
  const [, credential = '', names = '', signature = ''] = found;
  return { credential, signedHeaders: names.split(';'), signature };
}

/** A parameter without a value has an equals sign all the same. */
function canonicalPair(pair: string): string {
  return pair.includes('=') ? pair : `${pair}=`;
}
