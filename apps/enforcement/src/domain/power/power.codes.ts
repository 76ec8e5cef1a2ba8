import { defineCodeList } from '@gezhi/kernel';

/** The kinds of administrative penalty (处罚种类), Administrative Penalty Law 行政处罚法 art. 9. */
export const PENALTY_KINDS = defineCodeList(
  'PenaltyKind',
  { en: 'The kind of an administrative penalty', zh: '行政处罚种类' },
  {
    WARNING: { en: 'Warning', zh: '警告' },
    CRITICISM: { en: 'Public criticism', zh: '通报批评' },
    FINE: { en: 'Fine', zh: '罚款' },
    CONFISCATION: { en: 'Confiscation', zh: '没收' },
    SUSPEND_PERMIT: { en: 'Suspension of a permit', zh: '暂扣许可证件' },
    DOWNGRADE: { en: 'Lower grade of qualification', zh: '降低资质等级' },
    REVOKE_PERMIT: { en: 'Revocation of a permit', zh: '吊销许可证件' },
    RESTRICT_BUSINESS: { en: 'Restriction of business', zh: '限制开展生产经营活动' },
    STOP_PRODUCTION: { en: 'Stop of production or business', zh: '责令停产停业' },
    CLOSE: { en: 'Closure', zh: '责令关闭' },
    BAN: { en: 'Ban from the trade', zh: '限制从业' },
    DETENTION: { en: 'Detention: of the police alone', zh: '行政拘留' },
  },
);
export type PenaltyKind = (typeof PENALTY_KINDS.codes)[number];

/** The two transfers of powers, which are counted apart (spec/numbers.md, traps). */
export const TRANSFER_KINDS = defineCodeList(
  'TransferKind',
  { en: 'To which level a power was transferred', zh: '权力划转方式' },
  {
    SUBDISTRICT_DELEGATION: { en: 'Delegated to a subdistrict', zh: '赋权街道' },
    DISTRICT_CENTRALISATION: { en: 'Centralised in a district bureau', zh: '区级集中行使' },
  },
);
export type TransferKind = (typeof TRANSFER_KINDS.codes)[number];
