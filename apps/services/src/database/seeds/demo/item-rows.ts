import type { DemoTable } from '@gezhi/city';
import { DEMO_START, demoTable, stableId } from '@gezhi/city';
import { startOfDay } from '@gezhi/kernel';
import { CatalogItem } from '../../../domain/catalogue/catalog-item.entity';
import { ServiceItemVersionTransition } from '../../../domain/item/service-item-version-transition.entity';
import { ServiceItemVersion } from '../../../domain/item/service-item-version.entity';
import { ServiceItem } from '../../../domain/item/service-item.entity';
import { ServiceMaterial } from '../../../domain/item/service-material.entity';
import { countMaterialsAsked } from '../../../domain/item/item.rules';
import type { ItemPlan, VersionPlan } from './item-plan';
import { catalogCode } from './item-plan';
import { ITEM_SUBJECTS, MATERIAL_NAMES } from './item-subjects';

const KEEPER = 'demo:list-keeper';

/** The lists of services as rows. */
export function itemTables(items: readonly ItemPlan[]): readonly DemoTable[] {
  return [
    demoTable(CatalogItem, catalogRows()),
    demoTable(ServiceItem, items.map(itemRow)),
    demoTable(
      ServiceItemVersion,
      items.flatMap((item) => item.versions.map((version) => versionRow(item, version))),
    ),
    demoTable(
      ServiceItemVersionTransition,
      items.flatMap((item) => item.versions.flatMap((version) => [...stepRows(item, version)])),
    ),
    demoTable(
      ServiceMaterial,
      items.flatMap((item) => item.versions.flatMap((version) => materialRows(item, version))),
    ),
  ];
}

const created = (at: Date) => ({ createdAt: at, updatedAt: at });

function catalogRows(): Partial<CatalogItem>[] {
  return ITEM_SUBJECTS.map(({ type, name, law }, index) => ({
    ...created(DEMO_START),
    version: 1,
    id: stableId(`services/catalogue/${index}`),
    code: catalogCode(index),
    type,
    name,
    useLevels: ['CITY', 'DISTRICT'],
    legalBasis: law,
  }));
}

function itemRow(item: ItemPlan): Partial<ServiceItem> {
  return {
    ...created(DEMO_START),
    version: 1,
    id: item.id,
    taskCode: item.taskCode,
    handlingItemCode: null,
    catalogCode: item.catalogCode,
    areaCode: '320104',
    implementingOrganizationId: item.organizationId,
  };
}

function versionRow(item: ItemPlan, version: VersionPlan): Partial<ServiceItemVersion> {
  const { subject } = item;
  const online = version.channelTags.includes('ONE_NET');
  return {
    ...created(version.effectiveFrom ? startOfDay(version.effectiveFrom) : DEMO_START),
    version: stepsOf(version).length,
    id: version.id,
    serviceItemId: item.id,
    number: version.number,
    state: version.state,
    effectiveFrom: version.effectiveFrom,
    effectiveTo: version.effectiveTo,
    basisDocument: version.state === 'DRAFT' ? null : `示例政审发〔${version.number}〕号`,
    implementingOrganizationId: item.organizationId,
    areaCode: '320104',
    name: item.name,
    powerSource: item.ordinal % 9 === 0 ? 'DELEGATED_DOWN' : 'STATUTORY',
    objectKinds: [...subject.objectKinds],
    caseKind: item.caseKind,
    legalDays: item.legalDays,
    promisedDays: version.promisedDays,
    legalBasis: subject.law,
    visits: version.visits,
    feeFen: BigInt(item.feeFen),
    feeBasis: item.feeFen > 0 ? '示例价费〔2025〕1号' : null,
    conditions: [`符合${subject.law}规定的条件`],
    channelTags: [...version.channelTags],
    scope: online ? 'CITY' : 'DISTRICT',
    resultKind: subject.resultKind,
    resultName: subject.resultName,
    complaintWay: '12345',
    baselineMaterials: item.baselineMaterials,
    baselineDays: item.baselineDays,
    materialsAsked: countMaterialsAsked(version.sources.map((source) => ({ source }))),
  };
}

/** What was decided about the version, with the state each step led to. */
function stepsOf(version: VersionPlan): readonly (readonly [action: string, state: string])[] {
  const drafted = [['draft', 'DRAFT']] as const;
  if (version.state === 'DRAFT') return drafted;
  const published = [...drafted, ['publish', 'PUBLISHED']] as const;
  if (version.state === 'PUBLISHED') return published;
  const last = version.state === 'SUPERSEDED' ? 'supersede' : 'withdraw';
  return [...published, [last, version.state]];
}

function* stepRows(
  item: ItemPlan,
  version: VersionPlan,
): Generator<Partial<ServiceItemVersionTransition>> {
  const days = [version.effectiveFrom, version.effectiveFrom, version.effectiveTo];
  let fromState: string | null = null;
  for (const [index, [action, toState]] of stepsOf(version).entries()) {
    const day = days[index];
    yield {
      id: stableId(`services/version-step/${version.id}/${index}`),
      serviceItemVersionId: version.id,
      action,
      fromState,
      toState,
      actorSubject: KEEPER,
      actorOrganizationId: item.organizationId,
      note: null,
      occurredAt: day ? new Date(startOfDay(day).getTime() + index) : DEMO_START,
    };
    fromState = toState;
  }
}

function materialRows(item: ItemPlan, version: VersionPlan): Partial<ServiceMaterial>[] {
  return version.sources.map((source, index) => ({
    id: stableId(`services/material/${version.id}/${index}`),
    serviceItemVersionId: version.id,
    position: index + 1,
    code: `M${String(index + 1).padStart(2, '0')}`,
    name: MATERIAL_NAMES[index] ?? `补充材料 ${index + 1}`,
    necessity: source === 'DEFERRED' ? 'CONDITIONAL' : 'REQUIRED',
    form: source === 'APPLICANT' ? 'EITHER' : 'ELECTRONIC',
    source,
    legalBasis: item.subject.law,
  }));
}
