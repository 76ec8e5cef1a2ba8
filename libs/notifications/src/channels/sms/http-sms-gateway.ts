import type { SendOutcome } from '../channel';
import { postJson } from '../post-json';
import type { SmsGateway, SmsRequest } from './sms-gateway';

export interface HttpSmsGatewayOptions {
  readonly url: string;
  /** The bearer token; asked at every attempt. */
  readonly token: () => string;
  readonly ca?: string;
  readonly patience?: number;
}

/**
 * A gateway that takes JSON: `{phone, signature, templateId, values, key}`, with `authorization: Bearer …` and
 * `idempotency-key`. It answers 2xx with `{"messageId": "…"}`, or says by status what went wrong.
 */
export class HttpSmsGateway implements SmsGateway {
  constructor(private readonly options: HttpSmsGatewayOptions) {}

  send(request: SmsRequest, signal: AbortSignal): Promise<SendOutcome> {
    const { url, token, ca, patience } = this.options;
    const values = Object.fromEntries(request.values.map(({ name, value }) => [name, value]));
    return postJson(
      new URL(url),
      {
        headers: { authorization: `Bearer ${token()}`, 'idempotency-key': request.key },
        body: JSON.stringify({ ...request, values }),
        signal,
        ...(ca && { ca }),
        ...(patience && { patience }),
      },
      messageIdOf,
    );
  }
}

function messageIdOf(answer: string): string | null {
  const [, id] = /"messageId"\s*:\s*"([\w.:-]{1,80})"/.exec(answer) ?? [];
  return id ?? null;
}
