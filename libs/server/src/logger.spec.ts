import { createLogger } from './logger';

function loggerWithLines() {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { logger: createLogger({ name: 'grid', level: 'info', destination }), lines };
}

describe('the log', () => {
  it('holds JSON lines with the name of the process and an ISO time', () => {
    const { logger, lines } = loggerWithLines();
    logger.info('listening');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      name: 'grid',
      msg: 'listening',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('never holds a token, a signature, a password or a phone number, however deep', () => {
    const { logger, lines } = loggerWithLines();
    const secrets = {
      authorization: 'Bearer hush',
      'gezhi-call': 'hush',
      cookie: 'hush',
      password: 'hush',
      token: 'hush',
      phone: 'hush',
    };
    logger.info(secrets);
    logger.info({ headers: secrets });
    logger.info({ request: { headers: secrets } });
    logger.info({ err: { request: { headers: secrets } } });
    logger.info({ list: [{ of: [{ things: secrets }] }] });
    logger.child(secrets).info('told by a child');
    expect(lines).toHaveLength(6);
    expect(lines.join('')).not.toContain('hush');
  });

  it('tells what failed in the database, and nothing of the row or the statement’s parameters', () => {
    const { logger, lines } = loggerWithLines();
    const refused = Object.assign(new Error('row of "event_contact" violates a check'), {
      code: '23514',
      constraint: 'event_contact_phone_check',
      detail: 'Failing row contains (1, Zhang San, 13812345678).',
    });
    const failed = Object.assign(new Error('invalid input syntax: "13812345678"'), {
      query: 'INSERT INTO event_contact VALUES ($1)',
      parameters: ['Zhang San', '13812345678'],
      driverError: refused,
      detail: refused.detail,
    });
    logger.error({ err: failed }, 'resolver failed');
    logger.error({ error: failed }, 'resolver failed');
    logger.error(failed);
    logger.error({ err: new Error('outer', { cause: failed }) });
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toMatch(/138|Zhang|INSERT/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { type: 'Error', cause: { code: '23514', constraint: 'event_contact_phone_check' } },
    });
  });
});
