import type { DisputeList } from '../../../domain/dispute/dispute.entity';

const SOURCE =
  'S0 and S3 name three lists of disputes and not what is on them; this reading (排查、化解、销号) is ours and is configuration';

/** The three lists of disputes (三张清单) every installation begins with. */
export const DISPUTE_LISTS: readonly DisputeList[] = [
  {
    code: 'FOUND',
    position: 1,
    nameEn: 'Found',
    nameZh: '排查清单',
    states: ['FOUND'],
    source: SOURCE,
  },
  {
    code: 'SOLVING',
    position: 2,
    nameEn: 'Being solved',
    nameZh: '化解清单',
    states: ['MEDIATING', 'AGREED', 'FAILED'],
    source: SOURCE,
  },
  {
    code: 'SOLVED',
    position: 3,
    nameEn: 'Solved',
    nameZh: '销号清单',
    states: ['SETTLED', 'REFERRED', 'WITHDRAWN'],
    source: SOURCE,
  },
];
