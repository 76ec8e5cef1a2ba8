import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { environmentBelieving } from '../testing/provider-environment.testing';
import { createTokenAuthority } from './token-authority';

const around = {
  clock: systemClock,
  logger: createLogger({ name: 'gateway', level: 'silent' }),
};
const ISSUER = 'https://id.example.gov.cn';

describe('who decides who somebody is', () => {
  it('is the development issuer in a demonstration, and the IDE then signs in with nobody', async () => {
    const environment = environmentBelieving('', {
      NODE_ENV: 'development',
      DEVELOPMENT_ISSUER: 'true',
      IDE_CLIENT_ID: '',
    });
    const authority = await createTokenAuthority(environment, around);
    const token = (await authority.developmentIssuer?.token('auditor')) ?? '';
    expect(await authority.verifyToken(token)).toMatchObject({
      ok: true,
      value: { actor: { subject: 'demo:auditor', roles: ['AUDITOR'] }, ignored: [] },
    });
    expect(authority.signIn).toBeUndefined();
  });

  it('is the identity provider alone where there is one', async () => {
    const authority = await createTokenAuthority(environmentBelieving(ISSUER), around);
    expect(authority.developmentIssuer).toBeUndefined();
    expect(authority.signIn).toMatchObject({
      issuer: ISSUER,
      clientId: 'gezhi-ide',
      scopes: 'openid profile',
    });
    const withoutIde = environmentBelieving(ISSUER, { IDE_CLIENT_ID: '' });
    expect((await createTokenAuthority(withoutIde, around)).signIn).toBeUndefined();
  });
});
