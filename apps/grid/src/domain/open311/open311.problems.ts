import { defineProblems } from '@gezhi/kernel';

/** What the Open311 endpoint can refuse beside what reporting refuses. */
export const OPEN311_PROBLEMS = defineProblems('open311', {
  OPEN311_SERVICE_UNKNOWN: {
    kind: 'NOT_FOUND',
    message: {
      en: 'There is no service {code}; services lists them.',
      zh: '没有服务代码 {code}，请查询 services 列表。',
    },
    meaning: {
      en: 'A service_code is the code of a leaf of the category tree.',
      zh: 'service_code 为事项分类树末级代码。',
    },
    since: '0.2.0',
    source: 'Open311 GeoReport v2, GET service definition and POST service request',
  },
  OPEN311_LOCATION_MISSING: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Name the place: lat and long, or address_id with an area code.',
      zh: '请提供地点：lat 与 long，或以区划代码填写 address_id。',
    },
    meaning: {
      en: 'A service request lies somewhere. A written address alone is not resolved here.',
      zh: '服务请求须有地点；本接口不解析仅以文字书写的地址。',
    },
    since: '0.2.0',
    source: 'Open311 GeoReport v2, POST service request',
  },
});
