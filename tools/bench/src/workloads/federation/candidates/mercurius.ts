import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayCandidate } from '../gateway-candidate';
import { installPeer } from '../peers/install-peer';
import { startPeer } from '../peers/start-peer';
import { SHOP_FEDERATION_1 } from '../shop/shop-federation-1';

/** It composes by itself, and only Federation 1: it is given the shop's schemas as that writes them. */
export const MERCURIUS: GatewayCandidate = {
  name: 'mercurius',
  title: 'Mercurius 16.10.1 with its gateway 5.2.0 (Federation 1) on fastify 5',
  async start(setting) {
    const folder = await installPeer('mercurius', setting.onProgress);
    const services = Object.entries(setting.subgraphUrls).map(([name, url]) => {
      return { name, url, schema: SHOP_FEDERATION_1[name] };
    });
    const servicesFile = join(setting.folder, 'services.json');
    writeFileSync(servicesFile, JSON.stringify(services));
    return startPeer(
      {
        name: 'mercurius',
        folder,
        runs: 'on-node',
        file: join(folder, 'serve.mjs'),
        arguments: [servicesFile, String(setting.port)],
      },
      setting,
    );
  },
};
