import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { demoToken } from '../workloads/demo-token';

export interface SteadyAnswer {
  readonly status: number;
  readonly body: string;
  readonly retried: boolean;
  /** It said that its connection ends with it. */
  readonly closes: boolean;
}

/** Nobody listens there: nothing of the request was sent. */
export class NotReachedError extends Error {
  override readonly name = 'NotReachedError';
}

const CONNECTIONS = 16;
const LONGEST_WAIT_MILLISECONDS = 20_000;

/**
 * A client that keeps connections as HTTP/1.1 asks of it (RFC 9112 §9): one that the server wants closed is not used
 * again; a request that met a connection which had been closed while it was idle is sent once more on a new one. Node's
 * own client does the first, and says by `reusedSocket` when the second is allowed.
 */
export class SteadyClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  private authorization: string | null = null;

  constructor(readonly origin: string) {}

  /** Whether the gateway says it is ready; one that was not before is signed in to anew. */
  async look(): Promise<boolean> {
    if (!(await this.isReady())) {
      this.authorization = null;
      return false;
    }
    this.authorization ??= `Bearer ${await demoToken(this.origin, 'integrator')}`;
    return true;
  }

  /** Throws NotReachedError, or what broke the connection. */
  async post(body: string, isSignedIn: boolean): Promise<SteadyAnswer> {
    const { authorization } = this;
    const headers: Record<string, string> =
      isSignedIn && authorization !== null ? { authorization } : {};
    try {
      return { ...(await this.send(body, headers)), retried: false };
    } catch (error) {
      if (!(error instanceof IdleClosedError)) throw error;
      return { ...(await this.send(body, headers)), retried: true };
    }
  }

  private async isReady(): Promise<boolean> {
    try {
      const sent = request(`${this.origin}/health/ready`, { agent: false });
      sent.end();
      const { statusCode } = await answerTo(sent);
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  private async send(
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Omit<SteadyAnswer, 'retried'>> {
    const sent = request(`${this.origin}/graphql`, {
      method: 'POST',
      agent: this.agent,
      timeout: LONGEST_WAIT_MILLISECONDS,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.end(body);
    let response: IncomingMessage;
    try {
      response = await answerTo(sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED')
        throw new NotReachedError(this.origin);
      if (sent.reusedSocket) throw new IdleClosedError('', { cause: error });
      throw error;
    }
    let text = '';
    response.setEncoding('utf8');
    for await (const piece of response) text += String(piece);
    const closes = response.headers.connection === 'close';
    return { status: response.statusCode ?? 0, body: text, closes };
  }
}

/** No byte of an answer came on a connection that had been idle before. */
class IdleClosedError extends Error {}

async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  if (sent.path === '/health/ready') response.resume();
  return response;
}
