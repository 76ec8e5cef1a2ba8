import { IssuerUnavailableError } from '@gezhi/identity';
import type { IssuerMetadata } from '@gezhi/identity';
import { rememberIssuer } from './remember-issuer';

const METADATA: IssuerMetadata = {
  issuer: 'https://id.example.gov.cn',
  jwksUrl: new URL('https://id.example.gov.cn/keys'),
  authorizationEndpoint: null,
  tokenEndpoint: null,
  endSessionEndpoint: null,
  namesItselfInAnswers: false,
};

function remembered() {
  let milliseconds = 0;
  const discover = jest.fn(async () => METADATA);
  const down = async () => {
    throw new IssuerUnavailableError('down');
  };
  return {
    find: rememberIssuer(discover, () => milliseconds),
    discover,
    goDown: () => discover.mockImplementation(down),
    goUp: () => discover.mockImplementation(async () => METADATA),
    pass: (seconds: number) => {
      milliseconds += seconds * 1000;
    },
  };
}

describe('what a provider says about itself', () => {
  it('is asked once an hour, for all who want to know', async () => {
    const { find, discover, pass } = remembered();
    await Promise.all(Array.from({ length: 100 }, find));
    pass(3_599);
    await find();
    expect(discover).toHaveBeenCalledTimes(1);
    pass(1);
    await find();
    expect(discover).toHaveBeenCalledTimes(2);
  });

  it('holds while the provider is down', async () => {
    const { find, goDown, pass } = remembered();
    await find();
    goDown();
    pass(7_200);
    expect(await find()).toBe(METADATA);
  });

  it('is asked for every two seconds until it is known', async () => {
    const { find, discover, goDown, goUp, pass } = remembered();
    goDown();
    const failing = await Promise.allSettled(Array.from({ length: 100 }, find));
    expect(failing.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(find()).rejects.toThrow(IssuerUnavailableError);
    expect(discover).toHaveBeenCalledTimes(1);
    goUp();
    pass(2);
    expect(await find()).toBe(METADATA);
  });
});
