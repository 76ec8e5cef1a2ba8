import { defineJob } from '@gezhi/jobs';
import { expireDataGrants } from './expire-data-grants';

/** Shortly after midnight, when terms end. Nothing depends on it: a grant stops holding by its dates. */
export const dataGrantExpiry = defineJob({
  name: 'data-grant-expiry',
  description:
    'Marks data grants and requests whose term has ended, so that lists show what still holds.',
  schedule: '5 0 * * *',
  run: async (context) => ({ expired: await expireDataGrants(context) }),
});
