import type { RiskKind, RiskLevel } from '../../../domain/risk/risk.codes';

/** A danger as it turns up in a city: what is at stake, who answers, what is done, and the rule that stays. */
export interface RiskStory {
  readonly kind: RiskKind;
  readonly site: string | null;
  readonly title: string;
  readonly atStake: string;
  readonly owner: string;
  readonly helper: string;
  readonly level: RiskLevel;
  readonly measures: readonly [string, string];
  readonly rule: string;
}

const of =
  (kind: RiskKind, owner: string, helper: string) =>
  (
    title: string,
    atStake: string,
    level: RiskLevel,
    measures: readonly [string, string],
    rule: string,
    site: string | null = null,
  ): RiskStory => ({ kind, owner, helper, title, atStake, level, measures, rule, site });

const fire = of('PRODUCTION_FIRE', 'fire-rescue', 'market-supervision');
const works = of('PRODUCTION_FIRE', 'emergency-management', 'housing-construction');
const safety = of('PUBLIC_SAFETY', 'public-security', 'urban-management');
const roads = of('PUBLIC_SAFETY', 'municipal-works', 'traffic-police');
const utility = of('LIVELIHOOD_UTILITY', 'urban-management', 'property-guidance');
const water = of('LIVELIHOOD_UTILITY', 'water-affairs', 'property-guidance');
const property = of('PROPERTY_LAND', 'housing-construction', 'house-safety');
const land = of('PROPERTY_LAND', 'planning-resources', 'housing-construction');
const ecology = of('ENVIRONMENT_HEALTH', 'ecology-environment', 'sanitation');
const health = of('ENVIRONMENT_HEALTH', 'health', 'market-supervision');

/** What the register of the demonstration is made of. */
export const RISK_STORIES: readonly RiskStory[] = [
  fire(
    '电动自行车进楼充电集中',
    '楼道堵塞，一旦起火难以疏散',
    'LARGER',
    ['加装集中充电棚', '梯控设备安装'],
    '物业每日巡楼，充电棚季度检测',
  ),
  fire(
    '农贸市场电线老化',
    '夜间用电高峰可能起火',
    'MAJOR',
    ['更换主线路', '加装电气火灾监测'],
    '市场开办方每季度电气检测',
    '示例农贸市场',
  ),
  fire(
    '沿街餐饮烟道油垢积存',
    '烟道起火殃及楼上',
    'GENERAL',
    ['集中清洗烟道', '核查清洗台账'],
    '餐饮烟道每季度清洗备案',
  ),
  works(
    '深基坑邻近老旧住宅',
    '基坑变形影响房屋结构',
    'MAJOR',
    ['加密沉降监测', '支护加固'],
    '监测数据每周报街道',
    '示例在建工地',
  ),
  works(
    '小型作坊粉尘作业',
    '通风不足易燃易爆',
    'LARGER',
    ['停业整改通风', '复查验收'],
    '半年一次联合检查',
  ),
  safety(
    '夜市人流高峰通道狭窄',
    '节假日瞬时人流过大',
    'LARGER',
    ['单向通行标线', '高峰限流方案'],
    '节假日前研判并设现场指挥点',
  ),
  safety(
    '校门口上下学交通混行',
    '机非混行易发事故',
    'GENERAL',
    ['设置护学岗', '施划临停区'],
    '学期初联合评估通行组织',
  ),
  roads(
    '下穿通道排水能力不足',
    '强降雨时积水断行',
    'MAJOR',
    ['更换水泵', '加装水位告警'],
    '汛前联调，汛期专人值守',
  ),
  roads(
    '人行道窨井盖沉降',
    '行人绊倒、车辆受损',
    'GENERAL',
    ['更换防沉降井盖', '片区排查'],
    '井盖半年普查并录入台账',
  ),
  utility(
    '老旧小区燃气立管锈蚀',
    '泄漏风险随使用年限上升',
    'MAJOR',
    ['立管更换', '入户安检'],
    '老旧立管年检，五年滚动更换',
  ),
  utility(
    '冬季供热管网老化',
    '寒潮期间可能停供',
    'LARGER',
    ['更换阀门', '备用热源接入'],
    '供热季前打压试验',
  ),
  water(
    '二次供水水箱久未清洗',
    '水质可能不达标',
    'LARGER',
    ['清洗消毒', '水质检测公示'],
    '半年清洗并在小区公示检测结果',
  ),
  property(
    '外墙饰面层空鼓',
    '坠落伤及行人',
    'MAJOR',
    ['设置警戒区', '空鼓部位铲除修复'],
    '台风季前外墙专项检查',
  ),
  property(
    '物业退出交接无人承接',
    '电梯、保洁等服务中断',
    'GENERAL',
    ['应急物业进驻', '组织选聘'],
    '交接期由街道指定应急物业',
  ),
  land(
    '征收地块临时围挡松动',
    '大风天气倒塌',
    'GENERAL',
    ['加固围挡', '清理堆物'],
    '围挡月检并公示责任单位',
  ),
  land(
    '加装电梯地基方案未经论证',
    '施工影响相邻住宅',
    'LARGER',
    ['补充地勘', '专家论证'],
    '加装电梯前置论证清单',
  ),
  ecology(
    '河道沿线雨污混接',
    '汛期污水溢流',
    'LARGER',
    ['管网排查', '混接点改造'],
    '沿河排口季度监测',
  ),
  ecology(
    '建筑垃圾临时堆放点扬尘',
    '影响周边居住环境',
    'GENERAL',
    ['覆盖喷淋', '限期清运'],
    '堆放点备案并安装在线监测',
  ),
  health(
    '背街小巷积水易生蚊蝇',
    '季节性传染病传播条件',
    'GENERAL',
    ['清除积水', '统一消杀'],
    '五至十月每周清积水',
  ),
  health(
    '集中供餐点留样不规范',
    '食品安全事件难以追溯',
    'LARGER',
    ['设备更新', '人员操作培训'],
    '供餐点留样月查',
  ),
];
