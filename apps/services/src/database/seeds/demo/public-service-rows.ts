import type { CityPlan, DemoTable } from '@gezhi/city';
import { demoTable, organizationId, stableId } from '@gezhi/city';
import { BasicPublicService } from '../../../domain/public-service/basic-public-service.entity';
import { Bundle } from '../../../domain/public-service/bundle.entity';
import type { BasicServiceField } from '../../../domain/public-service/public-service.codes';
import { BASIC_SERVICE_FIELDS } from '../../../domain/public-service/public-service.codes';
import type { ItemPlan } from './item-plan';

/** How many of the 102 services (spec S-10) lie in each field, and who answers for them; the split is ours. */
const FIELDS: Readonly<Record<BasicServiceField, readonly [count: number, lead: string]>> = {
  CHILDREN: [10, 'health'],
  EDUCATION: [12, 'education'],
  WORK: [13, 'human-resources'],
  HEALTH: [18, 'health'],
  ELDERLY: [8, 'civil-affairs'],
  HOUSING: [6, 'housing-construction'],
  WEAK: [16, 'civil-affairs'],
  VETERANS: [6, 'veterans'],
  CULTURE: [13, 'culture-tourism'],
};

/** The 18 bundles of the one-window service (spec S-03): matters as people name them. */
const BUNDLES = [
  '新生儿出生',
  '教育入学',
  '就业登记',
  '灵活就业',
  '社会保障卡',
  '婚育户',
  '住房公积金贷款购房',
  '二手房转移登记',
  '水电气讯联合报装',
  '残疾人服务',
  '老年人服务',
  '退休',
  '公民身后',
  '企业开办',
  '开办餐饮店',
  '开办便利店',
  '开办药店',
  '企业注销',
] as const;

/** The lists of public services as rows. Titles of services are generated; counts are real. */
export function publicServiceTables(
  plan: CityPlan,
  items: readonly ItemPlan[],
): readonly DemoTable[] {
  return [demoTable(BasicPublicService, basicServices()), demoTable(Bundle, bundles(plan, items))];
}

function* basicServices(): Generator<BasicPublicService> {
  let ordinal = 0;
  for (const field of BASIC_SERVICE_FIELDS.codes) {
    const [count, lead] = FIELDS[field];
    for (let place = 1; place <= count; place++) {
      const code = `JBGG-${String(++ordinal).padStart(3, '0')}`;
      yield {
        id: stableId(`services/basic/${code}`),
        code,
        name: `${BASIC_SERVICE_FIELDS.labels[field].zh}示例服务${place}`,
        field,
        leadOrganizationId: organizationId(`district/${lead}`),
      };
    }
  }
}

function* bundles(plan: CityPlan, items: readonly ItemPlan[]): Generator<Bundle> {
  const random = plan.random('services/bundles');
  for (const [index, name] of BUNDLES.entries()) {
    const code = `YJS-${String(index + 1).padStart(2, '0')}`;
    const parts = random.sample(items, random.integer(3, 6));
    yield {
      id: stableId(`services/bundle/${code}`),
      code,
      name: `${name}一件事`,
      leadOrganizationId:
        parts[0]?.organizationId ?? organizationId('district/administrative-approval'),
      itemIds: parts.map(({ id }) => id),
    };
  }
}
