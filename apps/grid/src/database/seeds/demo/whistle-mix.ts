import type { WhistleGrade, WhistleKind } from '../../../domain/whistle/whistle.codes';

/** Of matters that were not dangerous. Dangerous ones are emergencies. */
export const KIND_MIX: readonly (readonly [WhistleKind, number])[] = [
  ['DEMAND', 46],
  ['JOINT_ENFORCEMENT', 43],
  ['TOUGH', 11],
];

/** Days of handling, from and to. */
export const HANDLING_DAYS: Readonly<Record<WhistleKind, readonly [number, number]>> = {
  DEMAND: [2, 15],
  JOINT_ENFORCEMENT: [1, 8],
  EMERGENCY: [0.1, 1.5],
  TOUGH: [10, 55],
};

export const GRADE_MIX: readonly (readonly [WhistleGrade, number])[] = [
  ['GOOD', 82],
  ['FAIR', 14],
  ['POOR', 4],
];

/** What happens along the way, as shares of those that come so far. */
export const WHISTLE_SHARES = {
  /** Of accepted events: 300 to 400 whistles a year. */
  blown: 0.0112,
  withdrawn: 0.03,
  objected: 0.035,
  objectionAccepted: 0.4,
  late: 0.042,
  absent: 0.006,
  online: 0.2,
  resolved: 0.86,
  partial: 0.07,
  raisedResolved: 0.75,
  blownAgain: 0.035,
} as const;

/** Titles by kind, beside the matter of the event. */
export const TRIED: Readonly<Record<WhistleKind, string>> = {
  DEMAND: '街道、社区已多次协调，涉及权属与专项资金，自身无法解决',
  JOINT_ENFORCEMENT: '街道已劝导、约谈，涉及多部门执法权限，单独处置易反弹',
  EMERGENCY: '现场已先行警戒，缺少专业队伍和装备',
  TOUGH: '历史遗留问题，经多轮会商未果，须区领导牵头推动',
};
