import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@gezhi/server';
import type { Browser } from 'playwright-core';
import { buildIde, launchBrowser, withBrowser } from '../testing/browser.testing';
import { startTestGateway } from '../testing/test-gateway.testing';

const OPERATIONS = {
  'front-end-areas.graphql':
    '# en: Areas\n# zh: 区域\nquery Areas($n: Boolean!) { areas { name eventCount @include(if: $n) } }\n',
  'front-end-areas.variables.json': '{ "n": true }\n',
  'department-me.graphql': '# en: Who am I\n# zh: 我是谁\n# as: auditor\nquery WhoAmI { me }\n',
  'integrator-total.graphql':
    '# en: Total\n# zh: 总数\n# as: integrator\nquery Total($area: ID!) { eventTotal(area: $area) }\n',
  'integrator-total.variables.json': '{ "area": "320104001" }\n',
  'integrator-later.graphql':
    '# en: Later\n# zh: 稍后\n# as: integrator\nquery Later { areas { name ... @defer { eventCount } } }\n',
};

withBrowser('the IDE in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-ide-'));
  const operations = join(folder, 'operations');
  let browser: Browser;

  beforeAll(async () => {
    buildIde(join(folder, 'ide'));
    mkdirSync(operations);
    for (const [name, text] of Object.entries(OPERATIONS))
      writeFileSync(join(operations, name), text);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the IDE of a small graph, and notes what it asks from where and what it complains about. */
  async function openIde({ demonstration = true, locale = 'en-GB' } = {}) {
    const graph = await startTestGateway({
      demonstration,
      ide: { folder: join(folder, 'ide'), operationsFolder: operations },
    });
    const origin = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const context = await browser.newContext({ locale, viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      // A run before GraphiQL noticed the new tab asks for the operation of the old one.
      const tooEarly = message.text().includes('status of 400');
      if (message.type() === 'error' && !tooEarly) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(origin);
    await page.locator('#example:enabled').waitFor();
    /** Presses the button until the answer holds the text: GraphiQL takes a moment to notice a new tab. */
    const runFor = async (text: string) => {
      const answer = page.locator('.graphiql-response .view-lines').filter({ hasText: text });
      const arrived = () =>
        answer.waitFor({ timeout: 2_000 }).then(
          () => true,
          () => false,
        );
      for (let attempt = 0; attempt < 10; attempt += 1) {
        await page.locator('.graphiql-execute-button').click();
        if (await arrived()) return;
      }
      throw new Error(`No answer with "${text}"`);
    };
    return {
      origin,
      page,
      asked,
      complaints,
      runFor,
      async [Symbol.asyncDispose]() {
        await context.close();
        await graph[Symbol.asyncDispose]();
      },
    };
  }

  it('opens with the examples of the three users and runs one, asking nobody but us', async () => {
    await using ide = await openIde();
    for (const name of ['Areas', 'WhoAmI', 'Total']) {
      await ide.page.getByRole('tab', { name }).waitFor();
    }
    await ide.runFor('"eventCount": 3');
    const workers = ['editor', 'graphql', 'json'].map(
      (name) => `${ide.origin}/ide/${name}.worker.js`,
    );
    for (const worker of workers) {
      if (!ide.asked.includes(worker)) await ide.page.waitForRequest(worker);
    }
    const foreign = ide.asked.filter((url) => !url.startsWith(`${ide.origin}/`));
    expect(foreign.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(ide.complaints).toEqual([]);
  }, 60_000);

  it('asks as the identity that is chosen', async () => {
    await using ide = await openIde();
    await ide.page.getByRole('tab', { name: 'WhoAmI' }).click();
    await ide.runFor('demo:auditor');
    await ide.page.locator('#identity').selectOption('integrator');
    await ide.runFor('demo:integrator');
    await ide.page.locator('#identity').selectOption('');
    await ide.runFor('anonymous');
  }, 60_000);

  it('opens an example from the list with its variables', async () => {
    await using ide = await openIde();
    await ide.page.locator('#example').selectOption('integrator-total');
    await ide.runFor('7');
    expect(ide.complaints).toEqual([]);
  }, 60_000);

  it('puts an answer in parts together', async () => {
    await using ide = await openIde();
    await ide.page.locator('#example').selectOption('integrator-later');
    const parts = ide.page.waitForResponse(
      (response) => response.headers()['content-type']?.startsWith('multipart/mixed') === true,
    );
    await ide.runFor('"eventCount": 3');
    await ide.runFor('秦虹街道');
    expect((await parts).status()).toBe(200);
    expect(ide.complaints).toEqual([]);
  }, 60_000);

  it('speaks Chinese to those who do, and to those who choose to', async () => {
    await using ide = await openIde({ locale: 'zh-CN' });
    await ide.page.getByText('打开示例').waitFor({ state: 'attached' });
    await ide.page.getByRole('button', { name: 'English' }).click();
    await ide.page.getByText('Open an example').waitFor({ state: 'attached' });
  }, 60_000);

  it('lets nobody become a demo identity outside of a demonstration, and takes a token instead', async () => {
    await using ide = await openIde({ demonstration: false });
    expect(await ide.page.locator('#identity').count()).toBe(0);
    expect(await ide.page.locator('#token').count()).toBe(1);
  }, 60_000);
});
