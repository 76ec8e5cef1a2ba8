import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@gezhi/kernel';
import { createLogger, listen } from '@gezhi/server';
import type { Browser, Page } from 'playwright-core';
import { createTokenAuthority } from '../auth/token-authority';
import { buildIde, launchBrowser, withBrowser } from '../testing/browser.testing';
import { environmentBelieving } from '../testing/provider-environment.testing';
import { PROVIDER_AUDIENCE, startOidcProvider } from '../testing/start-oidc-provider.testing';
import { startTestGateway } from '../testing/test-gateway.testing';

const OPERATION = '# en: Who am I\n# zh: 我是谁\nquery WhoAmI { me }\n';

withBrowser('signing in to the IDE with an identity provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-sign-in-'));
  const ideFiles = {
    folder: join(folder, 'ide'),
    operationsFolder: join(folder, 'operations'),
  };
  let browser: Browser;

  beforeAll(async () => {
    buildIde(ideFiles.folder);
    mkdirSync(ideFiles.operationsFolder);
    writeFileSync(join(ideFiles.operationsFolder, 'department-me.graphql'), OPERATION);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** The IDE of a gateway that believes a real provider, opened in a browser of its own. */
  async function openIde({ locale = 'en-GB' } = {}) {
    const provider = await startOidcProvider();
    const logger = createLogger({ name: 'gateway', level: 'silent' });
    const authority = await createTokenAuthority(environmentBelieving(provider.issuer), {
      clock: systemClock,
      logger,
    });
    const graph = await startTestGateway({ ...authority, ide: ideFiles });
    const origin = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    await provider.redirectTo(origin);
    const context = await browser.newContext({ locale, viewport: { width: 1400, height: 900 } });
    // The provider's test pages would wait for fonts from the internet.
    const isForeign = (url: URL) => url.hostname !== '127.0.0.1' && url.protocol !== 'data:';
    await context.route(isForeign, (route) => route.abort());
    const page = await context.newPage();
    await page.clock.install();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    const visited: string[] = [];
    page.on('request', (request) => visited.push(request.url()));
    await page.goto(origin);
    return {
      ...graph,
      provider,
      origin,
      page,
      complaints,
      visited,
      async [Symbol.asyncDispose]() {
        await context.close();
        await graph[Symbol.asyncDispose]();
        await provider[Symbol.asyncDispose]();
      },
    };
  }

  const signIn = async (page: Page, login: string) => {
    await page.locator('#sign-in button').click();
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('anything');
    await page.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('#signed-in, [role=alert]').first().waitFor();
  };
  /** Presses the button until the answer holds the text: GraphiQL takes a moment to fill its editors. */
  const run = async (page: Page, expected: string) => {
    const answer = page.locator('.graphiql-response .view-lines').filter({ hasText: expected });
    await expectEventually(async () => {
      await page.locator('.graphiql-execute-button').click();
      await answer.waitFor({ timeout: 3_000 });
    });
  };
  const kept = (page: Page) =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

  it('goes through authorization code and PKCE, asks as the person, and shows until when', async () => {
    await using ide = await openIde();
    await signIn(ide.page, 'officer-7');
    expect(await ide.page.locator('#signed-in').innerText()).toContain('王经办');
    const until = await ide.page.locator('#signed-in time').getAttribute('datetime');
    const minutes = (Date.parse(until ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(8);
    expect(minutes).toBeLessThan(11);
    await run(ide.page, 'officer-7');
    expect(ide.grid.calls.length).toBeGreaterThan(0);

    const question = new URL(ide.visited.find((url) => url.includes('/auth?')) ?? '');
    expect(Object.fromEntries(question.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'gezhi-ide',
      redirect_uri: `${ide.origin}/ide/callback`,
      scope: 'openid profile',
      resource: PROVIDER_AUDIENCE,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(ide.page.url()).toBe(`${ide.origin}/`);
    expect(ide.complaints).toEqual([]);
  }, 120_000);

  it('keeps the token in memory alone, and forgets it on signing out, here and at the provider', async () => {
    await using ide = await openIde();
    await signIn(ide.page, 'officer-7');
    await run(ide.page, 'officer-7');
    expect(await kept(ide.page)).not.toMatch(/eyJ|access_token|verifier/);
    await ide.page.getByRole('button', { name: 'Sign out' }).click();
    await ide.page.waitForURL(/\/session\/end/);
    await ide.page.getByRole('button', { name: /yes/i }).click();
    await ide.page.waitForURL(`${ide.origin}/`);
    await ide.page.locator('#sign-in').waitFor();
    await run(ide.page, 'anonymous');
    await ide.page.locator('#sign-in button').click();
    await ide.page.locator('input[name=login]').waitFor();
  }, 120_000);

  it('ends when the token expires, and says so', async () => {
    await using ide = await openIde({ locale: 'zh-CN' });
    await signIn(ide.page, 'officer-7');
    await ide.page.clock.fastForward(11 * 60_000);
    await ide.page.getByText('会话已结束').waitFor();
    expect(await ide.page.getByRole('button', { name: '登录' }).isEnabled()).toBe(true);
    await run(ide.page, 'anonymous');
  }, 120_000);

  it('shows what in the token grants nothing', async () => {
    await using ide = await openIde();
    await signIn(ide.page, 'odd-one');
    await ide.page.getByText('Parts of your token grant nothing').click();
    const details = await ide.page.locator('#signed-in ul').innerText();
    expect(details).toContain('/gezhi/roles EMPEROR UNKNOWN_ROLE');
    expect(details).toContain('/gezhi/areas everywhere NOT_AN_AREA');
  }, 120_000);

  it('takes no answer that this tab did not ask for, and none of another provider', async () => {
    await using ide = await openIde();
    const { page, origin, provider } = ide;
    const refusedWith = async (answer: string, text: string) => {
      await page.goto(`${origin}/ide/callback?${answer}`);
      await page.getByText(text).waitFor();
      expect(page.url()).toBe(`${origin}/`);
    };
    await refusedWith('code=stolen&state=guessed', 'does not belong to a sign-in of this tab');
    const pending = JSON.stringify({ state: 's', nonce: 'n', verifier: 'v' });
    const pend = () =>
      page.evaluate((text) => sessionStorage.setItem('gezhi:sign-in', text), pending);
    await pend();
    await refusedWith('code=stolen&state=other', 'does not belong to a sign-in of this tab');
    await refusedWith('code=stolen&state=s', 'does not belong to a sign-in of this tab');
    await pend();
    await refusedWith('code=c&state=s&iss=https://evil.example', 'of another provider');
    await pend();
    await refusedWith('code=c&state=s', 'of another provider');
    expect((await provider.counts()).token).toBe(0);
    await pend();
    const issuer = encodeURIComponent(provider.issuer);
    await refusedWith(`error=access_denied&state=s&iss=${issuer}`, 'refused: access_denied');
    await pend();
    await refusedWith(`code=wrong&state=s&iss=${issuer}`, 'refused: invalid_grant');
  }, 120_000);

  it('opens no other door in the policy of the page than that to the provider', async () => {
    await using ide = await openIde();
    const headers = (await ide.gateway.inject('/ide/callback?code=x')).headers;
    expect(headers['content-security-policy']).toContain(
      `connect-src 'self' ${ide.provider.issuer};`,
    );
    expect(headers['cache-control']).toBe('no-store');
    const blocked = ide.page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'sent',
        () => 'blocked',
      ),
    );
    expect(await blocked).toBe('blocked');
    expect(ide.complaints.join('')).toContain('connect-src');
  }, 120_000);

  it('stays usable while the provider is down, and says so', async () => {
    await using ide = await openIde();
    await ide.provider.stop();
    await using other = await startTestGateway({
      ...(await createTokenAuthority(environmentBelieving(ide.provider.issuer), {
        clock: systemClock,
        logger: createLogger({ name: 'gateway', level: 'silent' }),
      })),
      ide: ideFiles,
    });
    const origin = await listen(other.gateway, { port: 0, host: '127.0.0.1' });
    await ide.page.goto(origin);
    await ide.page.getByText('the identity provider does not answer').waitFor();
    expect(await ide.page.locator('#sign-in button').isDisabled()).toBe(true);
    await run(ide.page, 'anonymous');
  }, 120_000);
});

async function expectEventually(attempt: () => Promise<void>, attempts = 10): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (attempts <= 1) throw error;
    await expectEventually(attempt, attempts - 1);
  }
}
