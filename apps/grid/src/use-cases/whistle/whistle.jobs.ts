import { defineJob } from '@gezhi/jobs';
import { draftBulletins } from './draft-bulletins';
import { lapseRatings } from './lapse-ratings';
import { sweepArrivals } from './sweep-arrivals';

const whistleArrivals = defineJob({
  name: 'whistle-arrivals',
  description: 'Warns responders before their limit, and tells both sides when one is late.',
  schedule: '* * * * *',
  rows: 'WHOLE',
  run: (context) => sweepArrivals(context),
});

const whistleRatings = defineJob({
  name: 'whistle-ratings',
  description: 'Ends the wait for ratings of responders whose term is over.',
  schedule: '20 0 * * *',
  rows: 'WHOLE',
  run: async (context) => ({ evaluated: await lapseRatings(context) }),
});

const whistleBulletins = defineJob({
  name: 'whistle-bulletins',
  description: 'Drafts the bulletins on late and absent responders of the month before.',
  schedule: '30 6 1 * *',
  rows: 'WHOLE',
  run: async (context) => ({ drafted: await draftBulletins(context) }),
});

export const WHISTLE_JOBS = [whistleArrivals, whistleRatings, whistleBulletins];
