import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayCandidate } from '../gateway-candidate';
import { installPeer } from '../peers/install-peer';
import { startPeer } from '../peers/start-peer';
import { SHOP } from '../shop/shop-subgraphs';

const PROGRAM = ['node_modules', '@grafbase', 'cli-x86_64-unknown-linux-musl', 'grafbase'];

/**
 * The one native gateway whose binary is itself a package of the npm registry (Linux on x64). Its gateway alone is
 * not: this is `grafbase dev`, the same engine with a schema composed from files it watches.
 */
export const NATIVE: GatewayCandidate = {
  name: 'native',
  title: 'Grafbase 0.80.4, a native binary, in its development mode',
  async start(setting) {
    const installed = await installPeer('native', setting.onProgress);
    const { folder, port, subgraphUrls } = setting;
    const overrides = SHOP.map(({ name, typeDefs }) => {
      const schemaFile = join(folder, `${name}.graphql`);
      writeFileSync(schemaFile, typeDefs);
      const [url, path] = [subgraphUrls[name], schemaFile].map((text) => JSON.stringify(text));
      return `[subgraphs.${name}]\nurl = ${url}\nschema_path = ${path}\n`;
    });
    const [configurationFile, overridesFile] = ['grafbase.toml', 'overrides.toml'].map((name) =>
      join(folder, name),
    ) as [string, string];
    writeFileSync(configurationFile, '');
    writeFileSync(overridesFile, overrides.join('\n'));
    const files = ['--gateway-config', configurationFile, '--graph-overrides', overridesFile];
    return startPeer(
      {
        name: 'native',
        folder: installed,
        runs: 'by-itself',
        file: join(installed, ...PROGRAM),
        arguments: ['--home', folder, 'dev', '--port', String(port), ...files],
      },
      setting,
    );
  },
};
