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
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toContain('hush');
  });
});
