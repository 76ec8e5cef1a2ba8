import type { AllianceListKind, ClaimTheme } from '../../../domain/list-item/list-item.codes';

/** Invented titles; `#` becomes a number. They tell of places and matters, never of people. */
export const TITLES: Readonly<
  Record<AllianceListKind, Readonly<Record<ClaimTheme, readonly string[]>>>
> = {
  NEED: {
    OLD_COMPOUND: [
      '#号院楼道灯损坏，求更换声控灯',
      '#号院围墙粉刷需要人力支援',
      '#号院加装休息座椅',
      '#号院雨污管道疏通',
    ],
    DANGEROUS_HOUSING: [
      '#号楼外墙脱落，求临时防护',
      '#号楼阳台隐患需专业检测',
      '#号楼屋面渗漏需应急修缮',
    ],
    PARKING: [
      '#号院夜间停车位不足，盼错时共享',
      '#号院周边非机动车乱停，需划线',
      '#号路临时停车引导需要志愿力量',
    ],
    WASTE_SORTING: ['#号院分类投放点缺少遮雨棚', '#号院需要分类宣传讲解', '#号院大件垃圾集中清运'],
    ELDER_CHILD: [
      '助餐点需要送餐志愿者',
      '暑期托管班需要场地',
      '社区义诊需要医务力量',
      '居家适老化改造咨询',
    ],
    OTHER: [
      '社区法律咨询日需要律师',
      '社区文化节需要场地和音响',
      '反诈宣传需要讲师',
      '楼栋微型消防站器材更新',
    ],
  },
  RISK: {
    OLD_COMPOUND: ['#号院消防通道被杂物占用', '#号院电线私拉乱接', '#号院窨井盖松动'],
    DANGEROUS_HOUSING: ['#号楼外墙瓷砖空鼓', '#号楼雨篷锈蚀', '#号楼护栏松动'],
    PARKING: ['#号院电动自行车违规充电', '#号路口停车遮挡视线'],
    WASTE_SORTING: ['#号院装修垃圾堆放易燃', '#号院餐厨垃圾外溢湿滑'],
    ELDER_CHILD: ['#号院儿童游乐设施老化', '#号院坡道湿滑'],
    OTHER: ['汛期#号院低洼处积水', '#号商铺燃气软管老化', '#号院行道树枯枝'],
  },
  RESOURCE: {
    OLD_COMPOUND: ['可提供小型维修队，每月两次', '可提供施工围挡和脚手架'],
    DANGEROUS_HOUSING: ['可提供房屋安全检测设备', '可提供应急照明和排水泵'],
    PARKING: ['每晚开放车位#个', '周末开放地面车位#个'],
    WASTE_SORTING: ['可提供分类宣传讲师', '可提供大件垃圾运输车'],
    ELDER_CHILD: ['可提供义诊服务，每季一次', '可提供图书室和自习座位', '可提供助餐窗口'],
    OTHER: ['可提供会议室和多功能厅', '可提供法律咨询服务', '可提供金融知识讲座'],
  },
  INFORMATION: {
    OLD_COMPOUND: ['老旧小区改造计划与工期', '#号院加装电梯意见征集结果'],
    DANGEROUS_HOUSING: ['房屋安全网格化巡查安排'],
    PARKING: ['周边道路停车泊位调整', '#号路施工期间绕行安排'],
    WASTE_SORTING: ['分类投放点位与时段调整'],
    ELDER_CHILD: ['助餐点地址与开放时间', '暑期托管班报名安排'],
    OTHER: ['联席会议纪要', '党群服务中心活动月历', '社区公益项目申报指南'],
  },
};

/** What the claimer says it did. */
export const DELIVERIES: Readonly<Record<ClaimTheme, readonly string[]>> = {
  OLD_COMPOUND: ['已完成更换和修补，现场清理完毕。', '已组织施工并通过现场查看。'],
  DANGEROUS_HOUSING: ['已完成检测并设置防护，报告已交社区。', '已完成应急修缮。'],
  PARKING: ['已开放共享车位并公示使用办法。', '已完成划线和引导牌安装。'],
  WASTE_SORTING: ['已安装设施并开展三场宣传。', '已完成集中清运。'],
  ELDER_CHILD: ['已按约定开展服务，场次记录交社区。', '已提供场地并完成首期活动。'],
  OTHER: ['已完成活动，记录交社区存档。', '已更新器材并培训使用。'],
};

/** How often each theme comes up. */
export const THEME_WEIGHTS: readonly (readonly [ClaimTheme, number])[] = [
  ['OLD_COMPOUND', 26],
  ['DANGEROUS_HOUSING', 6],
  ['PARKING', 20],
  ['WASTE_SORTING', 14],
  ['ELDER_CHILD', 20],
  ['OTHER', 14],
];

export const RETURN_REASONS = [
  '人力不足，无法按期完成',
  '内容与本单位能力不符',
  '与需求不符，请其他单位认领',
] as const;
