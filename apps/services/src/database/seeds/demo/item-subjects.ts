import type { ItemType } from '../../../domain/catalogue/catalogue.codes';
import type { ObjectKind, ResultKind } from '../../../domain/item/item.codes';

/** A subject of the demonstration's basic catalogue. Titles are generic, which department holds which is our choice. */
export interface ItemSubject {
  /** The department that carries it out: the last part of its key in the plan of the city. */
  readonly department: string;
  readonly name: string;
  readonly type: ItemType;
  readonly law: string;
  readonly objectKinds: readonly ObjectKind[];
  readonly resultKind: ResultKind;
  readonly resultName: string;
}

const PERSONS = ['NATURAL_PERSON'] as const;
const TRADERS = ['SOLE_TRADER', 'ENTERPRISE'] as const;
const FIRMS = ['ENTERPRISE'] as const;
const BODIES = ['SOCIAL_ORGANIZATION', 'PUBLIC_INSTITUTION'] as const;

const licence = (
  department: string,
  name: string,
  law: string,
  objectKinds: readonly ObjectKind[],
  rest: Partial<ItemSubject> = {},
): ItemSubject => ({
  department,
  name,
  type: 'LICENCE',
  law,
  objectKinds,
  resultKind: 'LICENCE',
  resultName: `${name}证`,
  ...rest,
});
const approval: Partial<ItemSubject> = { resultKind: 'APPROVAL', resultName: '批准文件' };
const record: Partial<ItemSubject> = {
  type: 'OTHER',
  resultKind: 'CERTIFICATE',
  resultName: '备案凭证',
};
const confirmed: Partial<ItemSubject> = { type: 'CONFIRMATION', resultKind: 'CERTIFICATE' };
const paid: Partial<ItemSubject> = { type: 'PAYMENT', resultKind: 'OTHER', resultName: '待遇核定' };

/** The thirteen departments whose approvals moved under one seal, and three more. */
export const ITEM_SUBJECTS: readonly ItemSubject[] = [
  licence('urban-management', '城市建筑垃圾处置核准', '《城市建筑垃圾管理规定》', FIRMS, approval),
  licence('urban-management', '户外广告设施设置许可', '《城市市容和环境卫生管理条例》', TRADERS),
  licence('urban-management', '占用城市道路许可', '《城市道路管理条例》', TRADERS, approval),
  licence('housing-construction', '建筑工程施工许可', '《中华人民共和国建筑法》', FIRMS),
  licence('housing-construction', '燃气经营许可', '《城镇燃气管理条例》', FIRMS),
  licence('housing-construction', '物业项目备案', '《物业管理条例》', FIRMS, record),
  licence('housing-construction', '房屋租赁登记备案', '《商品房屋租赁管理办法》', PERSONS, record),
  licence('ecology-environment', '建设项目环境影响评价审批', '《环境影响评价法》', FIRMS, approval),
  licence('ecology-environment', '排污许可', '《排污许可管理条例》', FIRMS),
  licence('water-affairs', '取水许可', '《取水许可和水资源费征收管理条例》', FIRMS),
  licence('water-affairs', '污水排入排水管网许可', '《城镇排水与污水处理条例》', TRADERS),
  licence(
    'development-reform',
    '企业投资项目备案',
    '《企业投资项目核准和备案管理条例》',
    FIRMS,
    record,
  ),
  licence('development-reform', '固定资产投资项目节能审查', '《节约能源法》', FIRMS, approval),
  licence('civil-defence', '民用建筑防空地下室建设审批', '《人民防空法》', FIRMS, approval),
  licence('health', '公共场所卫生许可', '《公共场所卫生管理条例》', TRADERS),
  licence('health', '医疗机构执业登记', '《医疗机构管理条例》', BODIES),
  licence('health', '护士执业注册', '《护士条例》', PERSONS),
  licence('health', '供水单位卫生许可', '《传染病防治法》', FIRMS),
  licence('culture-tourism', '娱乐场所经营许可', '《娱乐场所管理条例》', FIRMS),
  licence('culture-tourism', '营业性演出许可', '《营业性演出管理条例》', FIRMS, approval),
  licence('culture-tourism', '上网服务营业场所许可', '《互联网上网服务营业场所管理条例》', FIRMS),
  licence('market-supervision', '食品经营许可', '《中华人民共和国食品安全法》', TRADERS),
  licence('market-supervision', '个体工商户登记', '《促进个体工商户发展条例》', ['SOLE_TRADER'], {
    resultName: '营业执照',
  }),
  licence('market-supervision', '企业登记', '《市场主体登记管理条例》', FIRMS, {
    resultName: '营业执照',
  }),
  licence('market-supervision', '药品零售经营许可', '《中华人民共和国药品管理法》', FIRMS),
  licence('market-supervision', '特种设备使用登记', '《中华人民共和国特种设备安全法》', FIRMS),
  licence('transport', '道路货物运输经营许可', '《道路运输条例》', TRADERS),
  licence('transport', '机动车维修经营备案', '《道路运输条例》', TRADERS, record),
  licence('civil-affairs', '社会团体登记', '《社会团体登记管理条例》', BODIES),
  licence('civil-affairs', '民办非企业单位登记', '《民办非企业单位登记管理暂行条例》', BODIES),
  licence('civil-affairs', '养老机构备案', '《中华人民共和国老年人权益保障法》', BODIES, record),
  licence('civil-affairs', '高龄津贴申领', '《江苏省养老服务条例》', PERSONS, paid),
  licence('education', '民办学校办学许可', '《民办教育促进法》', BODIES),
  licence('education', '教师资格认定', '《中华人民共和国教师法》', PERSONS, {
    ...confirmed,
    resultName: '教师资格证',
  }),
  licence('human-resources', '劳务派遣经营许可', '《中华人民共和国劳动合同法》', FIRMS),
  licence('human-resources', '人力资源服务许可', '《人力资源市场暂行条例》', FIRMS),
  licence('human-resources', '就业失业登记', '《中华人民共和国就业促进法》', PERSONS, {
    type: 'PUBLIC_SERVICE',
    resultKind: 'CERTIFICATE',
    resultName: '就业创业证',
  }),
  licence('human-resources', '灵活就业社会保险补贴申领', '《就业促进法》', PERSONS, paid),
  licence('public-security', '居住证办理', '《居住证暂行条例》', PERSONS, {
    ...confirmed,
    resultName: '居住证',
  }),
  licence('public-security', '户口登记', '《中华人民共和国户口登记条例》', PERSONS, {
    ...confirmed,
    resultName: '户口登记凭证',
  }),
  licence('medical-insurance', '城乡居民参保登记', '《中华人民共和国社会保险法》', PERSONS, {
    type: 'PUBLIC_SERVICE',
    resultKind: 'OTHER',
    resultName: '参保凭证',
  }),
  licence('veterans', '优抚对象待遇核定', '《军人抚恤优待条例》', PERSONS, paid),
];

/** What people come for: each subject is offered in these four ways. */
export const ITEM_VARIANTS = ['首次办理', '变更', '延续', '注销'] as const;

/** The materials of the demonstration; the first ones are those that sharing and e-licences supply most easily. */
export const MATERIAL_NAMES = [
  '身份或主体资格证明',
  '营业执照',
  '原证照',
  '申请书',
  '场所使用证明',
  '平面布局图',
  '管理制度文本',
  '设备设施清单',
  '从业人员健康证明',
  '检验检测报告',
] as const;
