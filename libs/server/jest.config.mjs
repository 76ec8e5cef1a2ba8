import { base } from '../../jest.base.mjs';

// light-my-request, under fastify's inject(), requires the ESM-only cookie.
export default base(import.meta.dirname, {
  transformIgnorePatterns: ['node_modules/(?!(jose|cookie)/)'],
});
