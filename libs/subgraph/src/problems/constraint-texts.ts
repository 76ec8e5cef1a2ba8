import type { Language } from '@gezhi/kernel';
import type { FieldViolation } from './validate-input';

/** class-validator speaks English; what the constraints we use say in Chinese. */
const CHINESE: Readonly<Record<string, string>> = {
  isNotEmpty: '不能为空',
  minLength: '内容过短',
  maxLength: '内容过长',
  isLength: '长度不符合要求',
  matches: '格式不符合要求',
  min: '数值过小',
  max: '数值过大',
  isIn: '不在允许的取值之内',
  isUuid: '不是有效的标识',
  isLatitude: '不是有效的纬度',
  isLongitude: '不是有效的经度',
  arrayMinSize: '项目过少',
  arrayMaxSize: '项目过多',
  isInt: '必须为整数',
  isPositive: '必须为正数',
  isUrl: '不是有效的网址',
};

/** What is required of the field, in the reader's language. */
export function constraintText(violation: FieldViolation, language: Language): string {
  return language === 'zh' ? (CHINESE[violation.constraint] ?? violation.reason) : violation.reason;
}
