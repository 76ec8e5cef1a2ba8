import type { PenaltyKind } from '../../../domain/power/power.codes';
import type { PowerItem } from '../../../domain/power/power-item.entity';

/** The powers of one department: every act combined with every object until the count is reached. */
interface PowerField {
  readonly prefix: string;
  readonly departmentCode: string;
  readonly count: number;
  readonly law: string;
  readonly acts: readonly string[];
  readonly objects: readonly string[];
}

/**
 * The 162 items of eight departments that are delegated to subdistricts (赋权事项), then the 41 of market supervision and
 * 26 of urban management that are exercised by one district bureau each (集中行使). The sources give the counts
 * (spec/numbers.md); which departments give how many is the plan of the demonstration city, the titles are generated.
 */
const FIELDS: readonly PowerField[] = [
  {
    prefix: 'CG',
    departmentCode: 'URBAN_MANAGEMENT',
    count: 72,
    law: '《城市市容和环境卫生管理条例》',
    acts: ['擅自占用', '损毁', '污染', '未按规定设置', '未按规定维护', '擅自改变'],
    objects: [
      '城市道路',
      '人行道',
      '公共绿地',
      '户外广告设施',
      '环境卫生设施',
      '临街建筑外立面',
      '建筑垃圾堆放场所',
      '停车泊位',
      '井盖设施',
      '照明设施',
      '护栏设施',
      '公共厕所',
    ],
  },
  {
    prefix: 'ZJ',
    departmentCode: 'HOUSING_CONSTRUCTION',
    count: 24,
    law: '《物业管理条例》',
    acts: ['擅自改变', '未按规定移交', '未按规定公示', '未按规定维护'],
    objects: [
      '物业共用部位',
      '房屋承重结构',
      '物业档案资料',
      '维修资金账目',
      '出租房屋',
      '装饰装修现场',
    ],
  },
  {
    prefix: 'YJ',
    departmentCode: 'EMERGENCY_MANAGEMENT',
    count: 16,
    law: '《中华人民共和国安全生产法》',
    acts: ['未按规定设置', '未定期检测', '擅自拆除', '未如实记录'],
    objects: ['安全警示标志', '安全设备', '应急疏散通道', '安全培训'],
  },
  {
    prefix: 'HB',
    departmentCode: 'ECOLOGY_ENVIRONMENT',
    count: 14,
    law: '《中华人民共和国噪声污染防治法》',
    acts: ['未采取措施防治', '超过标准排放', '未按规定记录'],
    objects: ['餐饮油烟', '社会生活噪声', '施工扬尘', '恶臭气体', '污水'],
  },
  {
    prefix: 'WJ',
    departmentCode: 'HEALTH',
    count: 12,
    law: '《公共场所卫生管理条例》',
    acts: ['未按规定检测', '未按规定公示', '未按规定消毒'],
    objects: ['公共用品用具', '室内空气', '游泳池水质', '医疗废物'],
  },
  {
    prefix: 'SW',
    departmentCode: 'WATER_AFFAIRS',
    count: 10,
    law: '《城镇排水与污水处理条例》',
    acts: ['擅自接入', '堵塞', '未经许可占用', '损毁', '未按规定维护'],
    objects: ['公共排水管网', '河道岸线'],
  },
  {
    prefix: 'WL',
    departmentCode: 'CULTURE_TOURISM',
    count: 8,
    law: '《娱乐场所管理条例》',
    acts: ['未按规定公示', '未按规定核验', '擅自变更', '超出核定范围经营'],
    objects: ['娱乐场所', '上网服务场所'],
  },
  {
    prefix: 'MZ',
    departmentCode: 'CIVIL_AFFAIRS',
    count: 6,
    law: '《地名管理条例》',
    acts: ['擅自设置', '擅自移动', '损毁'],
    objects: ['地名标志', '公益性服务设施标识'],
  },
  {
    prefix: 'SJ',
    departmentCode: 'MARKET_SUPERVISION',
    count: 41,
    law: '《中华人民共和国食品安全法》',
    acts: [
      '未按规定公示',
      '未按规定索证索票',
      '未按规定贮存',
      '标签不符合规定',
      '超范围经营',
      '未建立制度',
    ],
    objects: ['食品经营', '餐饮服务', '药品零售', '特种设备', '计量器具', '化妆品', '医疗器械'],
  },
  {
    prefix: 'CJ',
    departmentCode: 'URBAN_MANAGEMENT',
    count: 26,
    law: '《城市道路管理条例》',
    acts: ['擅自挖掘', '违法搭建', '超限运输经过', '未按规定修复'],
    objects: [
      '城市桥梁',
      '地下管线上方',
      '城市广场',
      '历史街区',
      '公共停车场',
      '燃气设施保护范围',
      '排水设施周边',
    ],
  },
];

const PENALTIES: readonly (readonly PenaltyKind[])[] = [
  ['WARNING', 'FINE'],
  ['FINE'],
  ['WARNING', 'CRITICISM'],
  ['FINE', 'CONFISCATION'],
  ['FINE', 'STOP_PRODUCTION'],
  ['WARNING', 'FINE', 'SUSPEND_PERMIT'],
];

/** How many of the items at the front of the list are delegated to subdistricts. */
export const DELEGATED_PREFIXES: readonly string[] = [
  'CG',
  'ZJ',
  'YJ',
  'HB',
  'WJ',
  'SW',
  'WL',
  'MZ',
];
export const MARKET_PREFIX = 'SJ';
export const URBAN_PREFIX = 'CJ';

/** All 229 power items, by field. */
export const POWER_ITEM_ROWS: readonly PowerItem[] = FIELDS.flatMap(rowsOf);

function rowsOf({ prefix, departmentCode, count, law, acts, objects }: PowerField): PowerItem[] {
  const pairs = objects.flatMap((object) => acts.map((act) => `${act}${object}`));
  if (pairs.length < count) throw new Error(`${prefix} has only ${pairs.length} acts`);
  return pairs.slice(0, count).map((act, index) => ({
    code: `${prefix}-${String(index + 1).padStart(3, '0')}`,
    act,
    legalBasis: law,
    penaltyKinds: [...(PENALTIES[index % PENALTIES.length] ?? [])],
    originDepartmentCode: departmentCode,
    discretionBasis: index % 2 === 0 ? '江苏省行政处罚裁量基准（示例）' : null,
  }));
}
