import type { MatterListKind } from '../../../domain/matter-list/matter-list.codes';

interface ListedTitle {
  readonly title: string;
  /** Null for a matter that is no category of events. */
  readonly categoryCode: string | null;
}

interface CommunityList {
  readonly kind: MatterListKind;
  readonly title: string;
  readonly items: readonly ListedTitle[];
}

const titles = (...texts: readonly string[]): ListedTitle[] =>
  texts.map((title) => ({ title, categoryCode: null }));
const about = (categoryCode: string, title: string): ListedTitle => ({ title, categoryCode });

/** Five lists of a street (街道五清单). The sources count the lists and name none of their matters: these are invented. */
export const COMMUNITY_LISTS: readonly CommunityList[] = [
  {
    kind: 'COMMUNITY_RESPONSIBILITY',
    title: '社区主体责任清单',
    items: [
      about('HOUSING.CORRIDOR', '楼道堆物劝导与清理'),
      about('HOUSING.CHARGING', '电动车违规充电劝导'),
      about('LIVELIHOOD.NEIGHBOUR', '邻里纠纷调解'),
      about('LIVELIHOOD.SUGGESTION', '居民意见建议收集'),
      ...titles('居民议事会召集', '社区志愿服务组织', '社区公告公示'),
    ],
  },
  {
    kind: 'ASSISTED_ADMISSION',
    title: '社区协助办理事项准入清单',
    items: [
      about('LIVELIHOOD.CARE', '养老托育服务需求摸排（协助）'),
      ...titles('征兵宣传（协助）', '普查入户引导（协助）', '防汛物资发放（协助）'),
    ],
  },
  {
    kind: 'NEGATIVE',
    title: '社区工作负面事项清单',
    items: [
      about('SAFETY.FIRE', '消防监督检查与处罚'),
      about('SAFETY.BUILDING', '房屋安全鉴定'),
      about('URBAN.STALL', '占道经营行政处罚'),
      about('ENVIRONMENT.FUMES', '餐饮油烟执法'),
      about('HOUSING.LIFT', '电梯安全监管'),
      ...titles('出具无犯罪记录证明', '出具亲属关系证明', '招商引资指标', '拆迁签约任务'),
    ],
  },
  {
    kind: 'GRID_MATTERS',
    title: '网格服务管理事项清单',
    items: [
      about('ENVIRONMENT.WASTE', '垃圾满溢巡查与督促清运'),
      about('URBAN.PARKING', '非机动车停放秩序劝导'),
      about('HOUSING.PROPERTY', '物业服务问题协调'),
      about('HOUSING.LEAK', '公共部位渗漏协调'),
      about('ENVIRONMENT.NOISE', '噪声扰民劝导'),
      about('URBAN.LIGHTING', '路灯故障巡查上报'),
      about('URBAN.ROAD', '道路破损巡查上报'),
      ...titles('网格公示牌维护', '网格走访'),
    ],
  },
  {
    kind: 'SOCIAL_WORKER_DUTY',
    title: '社工职责清单',
    items: titles('社区服务窗口接待', '网格走访记录', '社区台账归口管理', '居民服务转介'),
  },
];
