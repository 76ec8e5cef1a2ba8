import { defineCodeList } from '../code-list';
import type { Text } from '../language';

/** What is to be known about one class of fields that can lead to a person (guardrails.md 8, 13). */
export interface FieldClass {
  readonly title: Text;
  /** What belongs to it and what is left of it when masked. */
  readonly description: Text;
  /** The law or rule behind it. */
  readonly source: string;
  /** Whether an `unmask…` mutation may show it. What is not may be read by its owner alone. */
  readonly unmasking: 'WITH_REASON' | 'NEVER';
}

const CLASSES = {
  PHONE: {
    title: { en: 'Telephone number', zh: '电话号码' },
    description: {
      en: 'A number somebody can be called at. Masked, a mobile number keeps three digits and the last four (138****5678), a landline its area code and the last two.',
      zh: '可联系到个人的号码。脱敏后手机号保留前三位与后四位（138****5678），固定电话保留区号与后两位。',
    },
    source: 'PIPL (个人信息保护法) art. 4, 6, 51(3); GB/T 35273-2020 annex A; guardrails.md 8',
    unmasking: 'WITH_REASON',
  },
  NAME: {
    title: { en: 'Name of a person', zh: '姓名' },
    description: {
      en: 'How a person is called. Masked, its first character is left (张*).',
      zh: '个人姓名。脱敏后仅保留首字（张*）。',
    },
    source:
      'PIPL (个人信息保护法) art. 4, 6, 51(3); Civil Code (民法典) art. 1034; guardrails.md 8',
    unmasking: 'WITH_REASON',
  },
  ADDRESS: {
    title: { en: 'Address', zh: '地址' },
    description: {
      en: 'Where somebody lives or trades as a person. Masked, it is told down to the community or street; number, building and room are not.',
      zh: '个人居住或经营的地址。脱敏后仅保留至社区或道路，不含门牌、楼栋与房号。',
    },
    source:
      'PIPL (个人信息保护法) art. 4, 6, 51(3); Civil Code (民法典) art. 1034; guardrails.md 8',
    unmasking: 'WITH_REASON',
  },
  USCC: {
    title: { en: 'Social credit code of a sole trader', zh: '个体工商户统一社会信用代码' },
    description: {
      en: 'The unified social credit code of an individual business, which leads to a person. Masked, the first two and the last two characters are left.',
      zh: '个体工商户的统一社会信用代码，可指向个人。脱敏后仅保留前两位与后两位。',
    },
    source: 'GB 32100-2015; PIPL (个人信息保护法) art. 4, 51(3); guardrails.md 8',
    unmasking: 'WITH_REASON',
  },
  COORDINATES: {
    title: { en: 'Place as coordinates', zh: '位置坐标' },
    description: {
      en: 'Longitude or latitude of what one person reported or owns. Outside the handling team it has three decimals, about 100 m.',
      zh: '个人反映事项或其经营场所的经纬度。办理人员之外仅保留三位小数（约 100 米）。',
    },
    source: 'PIPL (个人信息保护法) art. 6, 28; guardrails.md 6',
    unmasking: 'NEVER',
  },
  SENSITIVE: {
    title: { en: 'Sensitive personal information', zh: '敏感个人信息' },
    description: {
      en: 'Health, biometrics, whereabouts, and anything about minors under 14. Nothing of it is left when masked, and nothing shows it: it takes separate consent or a statute, and an impact assessment kept for three years. The graph holds none.',
      zh: '健康、生物识别、行踪轨迹及不满十四周岁未成年人信息。脱敏后不保留任何内容，亦不得查看：须单独同意或法律规定，并保存影响评估至少三年。本图谱不含此类信息。',
    },
    source: 'PIPL (个人信息保护法) art. 28–31, 55, 56; guardrails.md 13',
    unmasking: 'NEVER',
  },
} as const satisfies Record<string, FieldClass>;

export type FieldClassCode = keyof typeof CLASSES;

/** The classes of fields that are masked unless a rule shows them. */
export const FIELD_CLASSES: Readonly<Record<FieldClassCode, FieldClass>> = CLASSES;

/** The same as a code list, for the catalogue of the graph. */
export const FIELD_CLASS_LIST = defineCodeList<FieldClassCode>(
  'FieldClass',
  { en: 'What kind of personal data a field holds', zh: '个人信息字段分类' },
  {
    PHONE: CLASSES.PHONE.title,
    NAME: CLASSES.NAME.title,
    ADDRESS: CLASSES.ADDRESS.title,
    USCC: CLASSES.USCC.title,
    COORDINATES: CLASSES.COORDINATES.title,
    SENSITIVE: CLASSES.SENSITIVE.title,
  },
);
