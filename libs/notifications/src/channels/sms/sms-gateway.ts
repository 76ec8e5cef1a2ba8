import type { SendOutcome } from '../channel';

/** A text message as carriers in China take it: no text of ours, a registered template and what fills it. */
export interface SmsRequest {
  readonly phone: string;
  /** The registered name it is sent under (短信签名). */
  readonly signature: string;
  /** The registered template (短信模板). */
  readonly templateId: string;
  /** In the order the template asks for them. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  /** The same at every attempt. */
  readonly key: string;
}

/** Whoever carries text messages: each provider has its own; this is all that is asked of it. */
export interface SmsGateway {
  send(request: SmsRequest, signal: AbortSignal): Promise<SendOutcome>;
}
