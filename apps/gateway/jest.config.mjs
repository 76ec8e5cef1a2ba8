import { base } from '../../jest.base.mjs';

// Required by fastify's inject() and by @fastify/static, and shipped as ES modules only.
const ESM_ONLY = ['jose', 'cookie', 'content-disposition', '@exodus/bytes', 'mime'];

export default base(import.meta.dirname, {
  transformIgnorePatterns: [`node_modules/(?!(${ESM_ONLY.join('|')})/)`],
});
