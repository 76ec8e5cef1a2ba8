import type {
  AnswerKind,
  EvidenceKind,
  MatterRisk,
} from '../../../domain/checklist/checklist.codes';

/** A question of the checklist before it belongs to a version. */
export interface ChecklistItemRow {
  readonly code: string;
  readonly departmentCode: string;
  readonly riskLevel: MatterRisk;
  readonly question: string;
  readonly answerKind: AnswerKind;
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly powerItemCode: string;
  readonly repeatPeriodDays: number;
}

type Short = readonly [powerItemCode: string, risk: MatterRisk, question: string, measured?: true];

const DEPARTMENTS: Readonly<Record<string, string>> = {
  CG: 'URBAN_MANAGEMENT',
  ZJ: 'HOUSING_CONSTRUCTION',
  YJ: 'EMERGENCY_MANAGEMENT',
  HB: 'ECOLOGY_ENVIRONMENT',
  WJ: 'HEALTH',
  SW: 'WATER_AFFAIRS',
  WL: 'CULTURE_TOURISM',
  MZ: 'CIVIL_AFFAIRS',
  SJ: 'MARKET_SUPERVISION',
};

/** The riskier a matter, the sooner it may be looked at again. Configuration: no source gives periods. */
const PERIODS: Readonly<Record<MatterRisk, number>> = { HIGH: 60, MEDIUM: 90, LOW: 120 };

/** 31 questions that both versions of the list have. */
const COMMON: readonly Short[] = [
  ['CG-007', 'MEDIUM', '是否占用人行道堆放物品或经营'],
  ['CG-022', 'MEDIUM', '户外招牌是否按规定设置'],
  ['CG-023', 'HIGH', '户外招牌是否定期维护、有无脱落隐患'],
  ['CG-026', 'LOW', '门前环境卫生设施是否完好'],
  ['CG-036', 'LOW', '是否擅自改变临街外立面'],
  ['CG-040', 'MEDIUM', '装修垃圾是否堆放在指定场所'],
  ['ZJ-005', 'HIGH', '是否擅自改变房屋承重结构'],
  ['ZJ-001', 'MEDIUM', '是否擅自改变共用部位用途'],
  ['ZJ-023', 'LOW', '装饰装修是否登记并公示'],
  ['YJ-009', 'HIGH', '疏散通道和安全出口是否畅通'],
  ['YJ-001', 'MEDIUM', '安全警示标志是否齐全'],
  ['YJ-006', 'HIGH', '安全设备是否定期检测'],
  ['YJ-016', 'MEDIUM', '从业人员安全培训是否如实记录'],
  ['YJ-011', 'HIGH', '疏散指示和应急照明是否完好'],
  ['HB-001', 'MEDIUM', '油烟净化设施是否正常使用'],
  ['HB-005', 'MEDIUM', '边界噪声（分贝）', true],
  ['HB-003', 'LOW', '油烟净化设施清洗台账是否完整'],
  ['HB-013', 'MEDIUM', '污水是否经预处理后排放'],
  ['WJ-001', 'MEDIUM', '公共用品用具是否检测合格'],
  ['WJ-003', 'HIGH', '公共用品用具是否一客一消毒'],
  ['WJ-004', 'LOW', '室内空气二氧化碳浓度（%）', true],
  ['WJ-002', 'LOW', '卫生检测结果是否公示'],
  ['WJ-012', 'HIGH', '医疗废物是否分类贮存'],
  ['SW-001', 'MEDIUM', '是否取得排水许可后接入管网'],
  ['SW-002', 'LOW', '隔油池、沉淀池是否按时清理'],
  ['WL-001', 'LOW', '经营许可和警示信息是否公示'],
  ['WL-004', 'HIGH', '是否在核定范围内经营'],
  ['MZ-001', 'LOW', '门牌和标识设置是否符合规定'],
  ['SJ-001', 'LOW', '营业执照和许可证是否公示'],
  ['SJ-008', 'HIGH', '食品原料是否索证索票'],
  ['SJ-009', 'HIGH', '食品贮存温度（℃）', true],
];

/** Version 1 asked these two more, version 2 the two after. */
const DROPPED: readonly Short[] = [
  ['WL-005', 'LOW', '消费提示是否张贴在醒目位置'],
  ['SJ-028', 'LOW', '计量器具是否贴有检定标志'],
];
const ADDED: readonly Short[] = [
  ['WL-002', 'MEDIUM', '实名核验制度是否落实'],
  ['SJ-024', 'HIGH', '特种设备作业制度是否建立'],
];

/** The 33 questions of each of the two versions; a code means the same question in both. */
export const CHECKLIST_ROWS: Readonly<Record<1 | 2, readonly ChecklistItemRow[]>> = {
  1: [...COMMON.map(rowFrom(1)), ...DROPPED.map(rowFrom(32))],
  2: [...COMMON.map(rowFrom(1)), ...ADDED.map(rowFrom(34))],
};

function rowFrom(first: number): (short: Short, index: number) => ChecklistItemRow {
  return ([powerItemCode, riskLevel, question, measured], index) => ({
    code: `JC-${String(first + index).padStart(2, '0')}`,
    departmentCode: DEPARTMENTS[powerItemCode.slice(0, 2)] as string,
    riskLevel,
    question,
    answerKind: measured ? 'MEASURE' : 'YES_NO',
    evidenceKinds: measured
      ? ['ELECTRONIC', 'SCENE_RECORD']
      : ['SCENE_RECORD', 'AUDIOVISUAL', 'DOCUMENT', 'PARTY_STATEMENT'],
    powerItemCode,
    repeatPeriodDays: PERIODS[riskLevel],
  });
}
