/** How far an identity provider is trusted while something is fetched from it. */
export interface FetchRules {
  /** Refuses plain http, which proves nothing about who answers. True in production. */
  readonly requireHttps: boolean;
  /** Longest wait for the whole answer, in milliseconds. Default 5,000. */
  readonly longestWait?: number;
  /** Largest answer in bytes. Default 262,144. */
  readonly mostBytes?: number;
}

/**
 * Fetches a JSON document. Redirects are not followed: a provider answers for itself or not at all.
 * Throws an Error that says what was wrong; never one that quotes the document.
 */
export async function fetchJson(url: URL, rules: FetchRules): Promise<unknown> {
  const { requireHttps, longestWait = 5_000, mostBytes = 262_144 } = rules;
  if (url.protocol !== 'https:' && (requireHttps || url.protocol !== 'http:')) {
    throw new Error(`${url.href} is not an https address`);
  }
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(longestWait),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${url.href} answered with status ${response.status}`);
  }
  return JSON.parse(await boundedText(response, mostBytes)) as unknown;
}

async function boundedText(response: Response, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error(`${response.url} answered with over ${mostBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
