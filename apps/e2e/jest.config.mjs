import { base } from '../../jest.base.mjs';

/** A run loads the whole demonstration city once before its first story. */
export default base(import.meta.dirname, { testTimeout: 300_000 });
