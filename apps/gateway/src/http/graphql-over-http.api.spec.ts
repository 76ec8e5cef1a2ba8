import { listen } from '@gezhi/server';
import { serverAudits } from 'graphql-http';
import { startTestGateway } from '../testing/test-gateway.testing';

/** Real HTTP; the audits of the specification's authors, every one of them. */
describe('the gateway keeps to GraphQL over HTTP', () => {
  let graph: Awaited<ReturnType<typeof startTestGateway>>;
  let url: string;

  beforeAll(async () => {
    graph = await startTestGateway({ development: true });
    url = `${await listen(graph.gateway, { port: 0, host: '127.0.0.1' })}/graphql`;
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  const audits = serverAudits({ url: () => url, fetchFn: fetch });
  /** A GET that names no type could be sent by any page; it is optional, and refused. */
  const REFUSED = ['5A70'];

  it.each(
    audits.filter(({ id }) => !REFUSED.includes(id)).map((audit) => [audit.id, audit.name, audit]),
  )('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
  });

  it('in all 36 audits that say MUST or SHOULD, so that none is lost unseen', () => {
    expect(audits.filter(({ name }) => /^(?:MUST|SHOULD) /.test(name))).toHaveLength(36);
  });

  const ask = (init: RequestInit & { readonly search?: string } = {}) =>
    fetch(`${url}${init.search ?? ''}`, init);
  const byGet = (query: string) => `?query=${encodeURIComponent(query)}`;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    ask({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('answers a GET that a program sent, with variables', async () => {
    const search = `${byGet('query($a: ID) { eventTotal(area: $a) }')}&variables=${encodeURIComponent('{"a":"1"}')}`;
    const answer = await ask({ search, headers: { accept: 'application/graphql-response+json' } });
    expect(answer.headers.get('content-type')).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
    expect(await answer.json()).toEqual({ data: { eventTotal: 7 } });
  });

  it.each([
    ['a link, a form or an image', {}],
    ['a page elsewhere', { accept: 'application/json', 'sec-fetch-site': 'cross-site' }],
  ])('refuses a GET that %s could send', async (_what, headers: Record<string, string>) => {
    const answer = await graph.gateway.inject({ url: `/graphql${byGet('{ me }')}`, headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('tells who sends a change by GET how to send it', async () => {
    const search = byGet('mutation { closeEvent }');
    const answer = await ask({ search, headers: { accept: 'application/json' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'ONLY_QUERIES_BY_GET' } }],
    });
  });

  it.each([
    ['application/json, application/graphql-response+json;q=0.9', 'application/json'],
    [
      'application/graphql-response+json, application/json;q=0.9',
      'application/graphql-response+json',
    ],
    ['text/html, application/*;q=0.1', 'application/json'],
    ['application/json;q=0, */*', 'application/json'],
  ])('writes %s as %s', async (accept, type) => {
    const answer = await post({ query: '{ me }' }, { accept });
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });

  it('says what it could have answered to who accepts nothing of it', async () => {
    const answer = await post({ query: '{ me }' }, { accept: 'text/html, image/*' });
    expect(answer.status).toBe(406);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }],
    });
  });

  it('refuses limits by status also to clients that name application/json alone', async () => {
    const query = `{ ${'me '.repeat(80)} }`;
    const answer = await post({ query }, { accept: 'application/json' });
    expect(answer.status).toBe(400);
  });

  it('refuses a list of operations', async () => {
    const answer = await post([{ query: '{ me }' }, { query: '{ me }' }]);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'BATCHES_NOT_ANSWERED' } }],
    });
  });
});
