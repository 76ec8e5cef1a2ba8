import type { Result } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type {
  CaseKind,
  ChannelTag,
  HandlingScope,
  MaterialForm,
  MaterialNecessity,
  MaterialSource,
  ObjectKind,
  PowerSource,
  ResultKind,
} from '../../domain/item/item.codes';
import { checkVersionTerms, countMaterialsAsked } from '../../domain/item/item.rules';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { ServiceMaterial } from '../../domain/item/service-material.entity';

export interface MaterialContent {
  readonly code: string;
  readonly name: string;
  readonly necessity: MaterialNecessity;
  readonly form: MaterialForm;
  readonly source: MaterialSource;
  readonly legalBasis: string;
}

/** All that a version says. It is written as a whole, so that a draft is never half of two minds. */
export interface VersionContent {
  readonly name: string;
  readonly powerSource: PowerSource;
  readonly objectKinds: readonly ObjectKind[];
  readonly caseKind: CaseKind;
  readonly legalDays: number;
  readonly promisedDays: number;
  readonly legalBasis: string;
  readonly visits: number;
  readonly feeFen: number;
  readonly feeBasis?: string | null;
  readonly conditions: readonly string[];
  readonly channelTags: readonly ChannelTag[];
  readonly scope: HandlingScope;
  readonly resultKind: ResultKind;
  readonly resultName?: string | null;
  readonly complaintWay: string;
  readonly baselineMaterials: number;
  readonly baselineDays: number;
  readonly materials: readonly MaterialContent[];
}

/** Puts the content on a draft, or refuses what cannot be promised. */
export function describe(version: ServiceItemVersion, content: VersionContent): Result<void> {
  const sound = checkVersionTerms(content);
  if (!sound.ok) return sound;
  const { materials, feeFen, objectKinds, conditions, channelTags, ...plain } = content;
  Object.assign(version, {
    ...plain,
    feeBasis: content.feeBasis ?? null,
    resultName: content.resultName ?? null,
    feeFen: BigInt(feeFen),
    objectKinds: [...new Set(objectKinds)],
    channelTags: [...new Set(channelTags)],
    conditions: [...conditions],
    materialsAsked: countMaterialsAsked(materials),
  });
  return ok();
}

/** Writes the materials of a draft in place of those it had. */
export async function replaceMaterials(
  uow: UnitOfWork,
  serviceItemVersionId: string,
  materials: readonly MaterialContent[],
): Promise<void> {
  await uow.manager.delete(ServiceMaterial, { serviceItemVersionId });
  if (materials.length === 0) return;
  await uow.manager.insert(
    ServiceMaterial,
    materials.map(({ code, name, necessity, form, source, legalBasis }, index) => ({
      id: newId(uow.now),
      serviceItemVersionId,
      position: index + 1,
      code,
      name,
      necessity,
      form,
      source,
      legalBasis,
    })),
  );
}
